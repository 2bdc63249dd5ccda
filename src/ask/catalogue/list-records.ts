import type { LoadedPlan } from '../../plan/library.ts'
import { bareRecord, type CatalogueRecord } from './record.ts'

/** A plan's named lists, each item of them, and whom to contact. */
export function listRecords(loaded: LoadedPlan): CatalogueRecord[] {
  const planId = loaded.plan.id
  const lists = loaded.plan.lists.flatMap((list, n) => {
    const key = `${planId}/list-${n + 1}`
    return [
      { ...bareRecord(key, 'list', planId, list.source), names: [list.name, ...list.alsoKnownAs] },
      ...list.items.map((item, i) => ({
        ...bareRecord(`${key}.${i + 1}`, 'item', planId, list.source),
        names: item.topics,
        body: `${item.text} ${item.detail ?? ''}`,
        context: [list.name, ...list.alsoKnownAs].join(' . '),
        of: key,
      })),
    ]
  })
  const contacts = loaded.plan.contacts.map((contact, i) => ({
    ...bareRecord(`${planId}/contact-${i + 1}`, 'contact', planId, contact.source),
    names: [contact.purpose],
    body: `${contact.name ?? ''} ${contact.jobTitle ?? ''} ${contact.address.join(' ')}`,
    context: 'contact telephone phone number email address web website',
  }))
  return [...lists, ...contacts]
}
