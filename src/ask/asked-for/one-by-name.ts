/** Something of which there are many, each with a name of its own: how a question asks for names, and what a text holds that gives one. */
export type NamedKind = { asked: RegExp; held: RegExp }

const places = 'ward|school|academy|college|nursery|hospital|surgery|estate|street|home|centre|village|parish'
const several = 'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d+'
const plural = `(wards|schools|academies|colleges|nurseries|hospitals|surgeries|estates|streets|homes|centres|villages|parishes|communities|neighbourhoods|localities|towns)`

/** Words that stand before "School" and the like with a capital and name none of them: "Healthy School Status". */
const general =
  'Healthy|National|The|A|All|Each|Every|Our|Primary|Secondary|Upper|Junior|Infant|Middle|High|Special|Extended|Home|Community|Residential|Nursing|Care|Maintained|Independent'
/** "Hatfield Children's Centre", "Bushey ward": one of them by its name. */
const placeByName = new RegExp(
  `\\b(?!(?:${general})\\b)[A-Z][a-z]+ (Children's )?(${places.replace(/\b[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`)})\\b`,
)

export const namedKinds: readonly NamedKind[] = [
  {
    // "Which school has …?", "which two schools are …?", "name the wards that …".
    asked: new RegExp(
      `\\b(which|what) (\\w+ ){0,2}(${places}) (is|was|has|had|got|gets|does|did|comes?|came|performs?|needs|scored|with)\\b|\\b(which|what) (${several}) (\\w+ ){0,2}${plural}\\b|\\b(name|names of|called) (the|those|these|all|every) ((${several}) )?(\\w+ ){0,3}${plural}\\b`,
    ),
    held: placeByName,
  },
  {
    asked: /\b(which|what) (\w+ ){0,2}(country|countries|nationality|nationalities|nation|nations)\b/,
    held: /\b(country|countries|nationalit(y|ies)|nations|United Kingdom|UK|England|Scotland|Wales|Ireland)\b/,
  },
  {
    asked: /\b(which|what) (\w+ ){0,2}languages?\b/,
    held: /\b(community|other|several|different|foreign) languages\b|\b(Polish|Urdu|Bengali|Punjabi|Gujarati|Hindi|Welsh|Turkish|Italian|Romanian|Portuguese)\b/,
  },
  {
    asked: /\b(which|what) (\w+ ){0,2}(religions?|faiths?|denominations?)\b/,
    held: /\b(Christian|Muslim|Jewish|Hindu|Sikh|Buddhist|Catholic|Anglican)\b/,
  },
  {
    // "What is it called now?": a sentence with the old name alone does not say.
    asked: /\b(called|named|known as) (now|instead|today|these days)\b|\bnew name\b/,
    held: /\b(renam\w+|now (called|known|named)|new name)\b/i,
  },
]

/** "Which parts of the county", "what towns": places are asked for, and no groups of people. */
export function asksForPlaces(said: string): boolean {
  return /\bwhereabouts\b|\b(which|what) (\w+ )?(parts|areas|places|towns|districts|boroughs|localities|place|town|district)\b/.test(
    said,
  )
}
