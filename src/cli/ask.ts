import { Command } from 'commander'
import { z } from 'zod'
import type { Answer } from '../ask/answer.ts'
import { prepareExplain } from '../ask/ask.ts'
import type { Safeguarding } from '../ask/answerers/answerer.ts'
import type { Vocabulary } from '../ask/vocabulary.ts'
import type { Actor, Cover } from '../progress/permissions.ts'
import type { SignedOffPosition } from '../progress/position.ts'
import type { OfficerReply } from '../progress/replies.ts'
import type { PlanUpdate } from '../progress/update.ts'
import { matchPerson } from '../services/match-person.ts'
import type { Plans } from '../services/ports.ts'
import { converse } from './converse.ts'
import { explanation } from './explanation.ts'

/** What the command needs from the world. */
export type AskDeps = {
  prepare: () => Promise<Plans & { vocabulary: Vocabulary }>
  /** What is recorded and signed off, and who has replied in the week of a day; for `--jsonl` neither is used, so that answers depend on the lines alone. */
  recorded: (asOf: string) => Promise<{
    updates: readonly PlanUpdate[]
    replies: readonly OfficerReply[] | null
    positions: readonly SignedOffPosition[]
    covers: readonly Cover[]
  }>
  /** The day to speak of where none is given, ISO. */
  today: () => string
  /** What a message about one child is answered with; null where none is configured. */
  safeguarding: Safeguarding | null
  input: AsyncIterable<string>
  write: (text: string) => void
  complain: (text: string) => void
  exitWith: (code: number) => void
}

const daySchema = z.iso.date()
const conversationSchema = z.object({
  id: z.string(),
  as_of: daySchema.optional(),
  as: z.string().min(1).optional(),
  turns: z.array(z.object({ q: z.string() })).min(1),
})

/** `plan-assistant ask "who leads priority 7?"`, and `ask --jsonl` for conversations on standard input. */
export function askCommand(deps: AskDeps): Command {
  return new Command('ask')
    .description('answers a question about the plan')
    .argument('[question...]', 'the question, in plain words')
    .option('--as-of <day>', 'the day to speak of, such as 2011-07-15')
    .option('--as <name>', 'who is asking, by their name in the plan')
    .option('--explain', 'show how the question was understood: words, candidates and the chosen query')
    .option(
      '--jsonl',
      'read conversations from standard input, one JSON a line, and print one answer line each',
    )
    .action(
      async (words: string[], options: { asOf?: string; as?: string; jsonl?: true; explain?: true }) => {
        const asOf = options.asOf ?? deps.today()
        if (!daySchema.safeParse(asOf).success) {
          deps.complain(`--as-of must be a day such as 2011-07-15, not "${asOf}".\n`)
          deps.exitWith(1)
        } else if (options.jsonl) await answerLines(deps, asOf)
        else if (words.length === 0) {
          deps.complain('Ask a question, for example: npm run -s ask -- "who leads priority 7?"\n')
          deps.exitWith(1)
        } else {
          const plans = await deps.prepare()
          const asker = options.as === undefined ? null : matchPerson(options.as, plans.library.current)
          if (options.as !== undefined && asker === null) {
            deps.complain(
              `${plans.library.current.plan.shortTitle} names nobody called “${options.as}”. Give the full name as the plan prints it.\n`,
            )
            deps.exitWith(1)
            return
          }
          const turn = {
            text: words.join(' '),
            ...(await deps.recorded(asOf)),
            asOf,
            asker,
            reader: asker === null ? null : readerNamed(asker),
            memory: null,
            safeguarding: deps.safeguarding,
          }
          if (options.explain) deps.write(explanation(prepareExplain(plans.library, plans.vocabulary)(turn)))
          deps.write(readable(plans.engine(turn).answer))
        }
      },
    )
}

/** Somebody of the plan as in their own chat with the bot. Whoever runs this reads the database anyway. */
function readerNamed(personName: string): Actor {
  return { accountId: '', personName, administrator: false, approver: false, covering: [] }
}

/** An answer for reading in a terminal: text, facts, sources, and what can be asked next. */
function readable(answer: Answer): string {
  const facts = answer.facts.map(({ label, value }) => `  ${label}: ${value}`)
  const sources = answer.citations.map(({ plan, where }) => `  ${plan}, ${where}`)
  const next = answer.followUps.map((question) => `  ${question}`)
  const blocks = [
    [answer.text],
    facts,
    sources.length > 0 ? ['Source:', ...sources] : [],
    next.length > 0 ? ['You could also ask:', ...next] : [],
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

async function answerLines(deps: AskDeps, defaultDay: string): Promise<void> {
  const plans = await deps.prepare()
  let number = 0
  for await (const line of deps.input) {
    number++
    if (line.trim() === '') continue
    const read = readConversation(line)
    if ('problem' in read) {
      deps.complain(`Line ${number}: ${read.problem}\n`)
      deps.exitWith(1)
    } else
      deps.write(`${JSON.stringify(answerLine(plans, read.conversation, defaultDay, deps.safeguarding))}\n`)
  }
}

type Conversation = z.infer<typeof conversationSchema>

function readConversation(line: string): { conversation: Conversation } | { problem: string } {
  let content: unknown
  try {
    content = JSON.parse(line)
  } catch {
    return { problem: 'this is not JSON.' }
  }
  const read = conversationSchema.safeParse(content)
  if (read.success) return { conversation: read.data }
  const issue = read.error.issues[0]
  return {
    problem: `${issue?.path.join('.') ?? ''} cannot be read. A line needs "id" and "turns", each turn with "q", all as text; "as_of" is a day such as 2011-07-15.`,
  }
}

/** One line's answers. */
function answerLine(
  plans: Plans,
  { id, as, as_of, turns }: Conversation,
  defaultDay: string,
  safeguarding: Safeguarding | null,
): object {
  const questions = turns.map(({ q }) => q)
  const answers = converse(plans, { questions, asOf: as_of ?? defaultDay, as: as ?? null, safeguarding })
  return {
    id,
    answers: answers.map(({ kind, text, citations, query }) => ({ kind, text, citations, query })),
  }
}
