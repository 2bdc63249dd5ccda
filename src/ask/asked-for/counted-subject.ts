import type { Reading } from '../reading.ts'

const none = /^(nothing|no|none|without|havent|hasnt|dont|doesnt|arent|isnt|never|not|lack|lacks|zero)$/

/** "Which priorities have nothing due?", "how many priorities are without …?": priorities are told by what they have none of. */
export function prioritiesWithout({ said, tokens, refs }: Reading): boolean {
  const asked =
    /\b(which|what|how many|any|list|show|name|are there)( me)?( all)?( of)?( the| our)?( \d+| eleven| main)* (priorities|prioritys|priority)\b(?! leads?\b)/.exec(
      said,
    )
  if (!asked || refs.some(({ keys }) => keys.length > 0)) return false
  const at = said.slice(0, asked.index + asked[0].length).split(' ').length - 1
  return tokens.slice(at + 1, at + 5).some(({ text }) => none.test(text))
}

/** "Which priorities does Ann have actions in?": priorities are told, by whose actions stand in them. */
export function asksPrioritiesOf({ said, people }: Reading): boolean {
  return people.length === 1 && /\b(which|what) (\w+ ){0,2}priorities\b/.test(said)
}

/** "How many priorities have something overdue?": priorities are counted, and not what they have. */
export function countsPriorities({ said, refs }: Reading): boolean {
  return (
    refs.every(({ keys }) => keys.length === 0) &&
    /\b(how many|number of|count of) (of )?(the |our )?(\d+ |eleven |main )*(priorities|prioritys) (have|has|with|contain|hold|are there with|got)\b/.test(
      said,
    )
  )
}

/** "Which priority leads have no action of their own?": the people are asked for, and not actions that lack somebody. */
export function leadsWithoutActions({ said }: Reading): boolean {
  const people =
    '((priority )?(leads|leaders)|(priority )?(lead|leader)\\b(?! officer)|people who lead|who leads? a priority|(which|what) priority leads?)'
  const no = '(no|not|never|arent|isnt|dont|doesnt|havent|hasnt|without|nothing|every|all)'
  const own =
    '(actions?( of (their|his|her|its) own)?|lead officers?( \\w+){0,2} (any|anything|actions?)|actions? (row|themselves|personally)|anything themselves|rows?|tasks?)'
  return new RegExp(
    `\\b${people}\\b.*\\b${no}\\b.*\\b${own}\\b|\\b${no}\\b (of the )?${people}\\b.*\\b(have|has|hold|own|carry)\\b.*\\b${own}\\b`,
  ).test(said)
}
