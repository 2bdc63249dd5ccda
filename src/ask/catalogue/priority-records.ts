import type { LoadedPlan, Priority } from '../../plan/library.ts'
import { bareRecord, type CatalogueRecord } from './record.ts'

/** A priority and everything that stands under it: actions, groups, conditions, aims and links. */
export function priorityRecords(loaded: LoadedPlan, priority: Priority): CatalogueRecord[] {
  const frame = `${priority.title} ${priority.contentsTitle ?? ''}`
  return [
    titleRecord(loaded, priority),
    ...actionRecords(loaded, priority, `${frame} ${priority.alsoKnownAs.join(' ')}`),
    ...listed(loaded, priority, 'group', priority.groups, 'specific groups of children'),
    ...listed(
      loaded,
      priority,
      'condition',
      priority.conditions.flatMap(({ of, items }) => items.map((text) => `${of ?? ''} ${text}`)),
      'positive conditions we want to see',
    ),
    ...priority.aims.map((aim, i) => ({
      ...bareRecord(`${priority.key}/aim-${i + 1}`, 'aim', loaded.plan.id, aim.source),
      priorityKey: priority.key,
      names: aim.topics,
      body: aim.text,
      context: `${aim.heading} ${tagNames(priority)}`,
      frame,
    })),
    ...priority.links.map((link, i) => ({
      ...bareRecord(`${priority.key}/link-${i + 1}`, 'link', loaded.plan.id, link.source),
      priorityKey: priority.key,
      body: link.text,
      context: 'links for more details, where to read more, strategies and websites',
      frame,
    })),
  ]
}

function titleRecord(loaded: LoadedPlan, priority: Priority): CatalogueRecord {
  return {
    ...bareRecord(priority.key, 'priority', loaded.plan.id, priority.source),
    priorityKey: priority.key,
    names: [
      priority.title,
      ...(priority.contentsTitle === null ? [] : [priority.contentsTitle]),
      ...priority.alsoKnownAs,
    ],
    body: priority.outcome ?? '',
    context: `${priority.groups.join(' ')} ${tagNames(priority)}`,
  }
}

function actionRecords(loaded: LoadedPlan, priority: Priority, frame: string): CatalogueRecord[] {
  return priority.actionKeys.flatMap((key) => {
    const action = loaded.actions.get(key)
    if (!action) return []
    const parent = action.parentKey === null ? undefined : loaded.actions.get(action.parentKey)
    return [
      {
        ...bareRecord(key, 'action', loaded.plan.id, action.source),
        priorityKey: priority.key,
        names: action.alsoKnownAs,
        body: action.text,
        context: `${parent?.text ?? ''} ${parent?.alsoKnownAs.join(' ') ?? ''} ${action.monitoring.join(' ')} ${action.leadAgency.printed}`,
        frame,
      },
    ]
  })
}

function listed(
  loaded: LoadedPlan,
  priority: Priority,
  kind: 'group' | 'condition',
  texts: readonly string[],
  heading: string,
): CatalogueRecord[] {
  return texts.map((text, i) => ({
    ...bareRecord(`${priority.key}/${kind}-${i + 1}`, kind, loaded.plan.id, priority.source),
    priorityKey: priority.key,
    body: text,
    context: heading,
    frame: `${priority.title} ${priority.contentsTitle ?? ''}`,
    of: priority.key,
  }))
}

function tagNames(priority: Priority): string {
  return priority.tags.map(({ of, name }) => `${of} ${name}`).join(' ')
}
