import type { QueryOf } from '../query.ts'
import { reply, type Facts, type Reply } from './answerer.ts'

const month =
  /\b(january|february|march|april|may|june|july|august|september|october|november|december) \d{4}\b/i
const body = /\b(panel|cabinet|committee|board)\b/i
/** Longer lists of people are asked for by name. */
const mostPeople = 8

/** A shorter text than a sentence is said by chance. */
const shortest = 20

/** What the document is: its author, its day, the meeting it went to, the people it names. */
export function answerDocument(query: QueryOf<'document'>, facts: Facts): Reply {
  if (query.aspect === 'particulars') return answerParticulars(query, facts)
  if (query.aspect === 'years') return answerYears(query, facts)
  const { plan, people } = facts.loaded
  const authors = authorsOf(facts)
  const named = [...people.values()].filter(
    ({ name }) => query.people.length === 0 || query.people.includes(name),
  )
  const names = named.map(({ name, jobTitles }) => [name, ...jobTitles].join(', '))
  const known = {
    author: authors.length > 0,
    date: month.test(plan.document),
    meeting: body.test(plan.document),
    people: named.length > 0,
  }[query.aspect]
  const missing = {
    author: `The ${plan.shortTitle} names no author.`,
    date: `The ${plan.shortTitle} does not say on which day it was written or published.`,
    meeting: `The ${plan.shortTitle} does not say which meeting it went to.`,
    people: `The ${plan.shortTitle} names nobody.`,
  }[query.aspect]
  const lines = [
    ...(known ? [] : [missing]),
    ...(query.aspect === 'author' ? authors : []),
    ...(query.aspect === 'people' ? [] : [`What it is: ${plan.document} (${plan.shortTitle}).`]),
    ...(named.length > 0 && named.length <= mostPeople && (query.aspect !== 'author' || authors.length === 0)
      ? [`People whom the ${plan.shortTitle} names: ${names.join('; ')}.`]
      : []),
  ]
  return reply(query, known ? 'answer' : 'unknown', lines, {
    citations: [{ plan: plan.shortTitle, where: 'Front of the document' }],
    mentioned: { people: query.aspect === 'author' ? authorNames(facts) : named.map(({ name }) => name) },
  })
}

/** The years that a plan prints for itself. It prints no day on which it starts or ends, so none is told. */
function answerYears(query: QueryOf<'document'>, { loaded: { plan } }: Facts): Reply {
  const { printed, from, to } = plan.years
  const [first, last] = [from, to].map((day) => Number(day.slice(0, 4)))
  const count = (last ?? 0) - (first ?? 0)
  const lines =
    from === to
      ? [`The ${plan.shortTitle} is of ${printed}.`]
      : count === 0
        ? [
            `The ${plan.shortTitle} is for ${printed}. It does not say how long it runs, or on which day it starts or ends.`,
          ]
        : [
            `The ${plan.shortTitle} is for ${printed}: ${count === 1 ? '1 year' : `${String(count)} years`}, from ${String(first)} to ${String(last)}. It prints the years only, and no day on which it starts or ends.`,
          ]
  return reply(query, 'answer', lines, {
    citations: [{ plan: plan.shortTitle, where: 'Front of the document' }],
  })
}

/** The document's own words on what is asked of it; a paper that proposes a plan speaks for that plan, by its own name. */
function answerParticulars(query: QueryOf<'document'>, { library, catalogue }: Facts): Reply {
  const found = (query.particulars ?? []).flatMap(({ plan, of }) => {
    const document = library.plans.get(plan)?.plan
    return (document?.particulars ?? [])
      .filter((particular) => particular.of === of)
      .map((particular) => ({ ...particular, plan, shortTitle: document?.shortTitle ?? '' }))
  })
  const lines = found.map(({ of, says, shortTitle }) => `${of} (${shortTitle}): “${says}”`)
  return reply(query, 'answer', lines, {
    citations: found.map(({ shortTitle, source }) => ({ plan: shortTitle, where: source.section })),
    // "And why does it have to go there?" asks of the sentences that say it.
    mentioned: {
      records: catalogue.records
        .filter(({ planId, body }) =>
          found.some(({ plan, says }) => plan === planId && body.length > shortest && says.includes(body)),
        )
        .map(({ key }) => key),
    },
  })
}

/** Who wrote the document and who put it forward, as its contacts and lists say. */
function authorsOf(facts: Facts): string[] {
  const { plan } = facts.loaded
  const written = plan.contacts
    .filter(({ purpose, name }) => /\bauthor\b/i.test(purpose) && name !== null)
    .map(({ name, jobTitle }) => `Author: ${[name, jobTitle].filter((part) => part !== null).join(', ')}.`)
  const reported = plan.lists
    .flatMap(({ items }) => items)
    .filter(({ text, detail }) => /^(report by|author|written by)$/i.test(text) && detail !== null)
    .map(({ text, detail }) => `${text}: ${detail ?? ''}.`)
  return [...written, ...reported]
}

function authorNames(facts: Facts): string[] {
  const text = authorsOf(facts).join(' ')
  return [...facts.loaded.people.keys()].filter((name) => text.includes(name))
}
