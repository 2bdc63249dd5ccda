import { describe, expect, it } from 'vitest'
import { answerCard } from '../../src/cards/answer-card.ts'
import { messageSize, messageSizeLimit } from '../../src/cards/card-message.ts'
import { feedbackVerb, readFeedbackPress } from '../../src/cards/feedback-buttons.ts'
import { nothingDueCard } from '../../src/cards/nothing-due-card.ts'
import { askedByButton } from '../../src/cards/question-button.ts'
import { helpCard, welcomeCard } from '../../src/cards/welcome-card.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { answer, comparingAnswer, longAnswer } from './card-examples.ts'
import { trickyWords } from './tricky-words.ts'
import { elementsOf, wordsOf } from './card-words.ts'

const templates = await ownTemplates()

describe('an answer’s card', () => {
  it('leaves its first line to the message and has the other lines, the facts, the source and a button for each follow-up', () => {
    const message = answerCard({ ...answer, text: 'Line one.\nLine two.' }, templates)
    expect(wordsOf(message.card)).toEqual([
      'Line two.',
      'Priority 7',
      'Vulnerable children achieve as well as others',
      'Outcome',
      'Enjoying and Achieving',
      'Source: CYPP 2011-12 (priority 7, p. 28)',
      ...answer.followUps.map((question) => `[${question}]`),
    ])
    expect(message.summary).toBe('Line one.')
    expect(message.text).toBe('Line one.')
  })

  it('has buttons whose press is the question they show', () => {
    const buttons = elementsOf(answerCard(answer, templates).card, 'Action.Submit')
    expect(buttons.map(({ data }) => askedByButton(data))).toEqual(answer.followUps)
    expect([null, 'text', {}, { question: '' }].map(askedByButton)).toEqual([null, null, null, null])
  })

  it('repeats the question of a button, which does not stand in the chat', () => {
    expect(wordsOf(answerCard(answer, templates, { asked: 'Who leads priority 7?' }).card)[0]).toBe(
      'You asked: Who leads priority 7?',
    )
  })

  it('asks whether it helped, with two buttons that carry the question and one says yes', () => {
    const rated = {
      ...{ id: '6f1d1c1e-0d3c-4a57-9f55-0c3a5d0f7a11', text: 'who leads priority 7?' },
      ...{ answerKind: 'answer', queryKind: 'priority-lead', asOf: '2011-07-15' },
    }
    const { card } = answerCard(answer, templates, { rated })
    expect(wordsOf(card).slice(-2)).toEqual(['[This helped]', '[This did not help]'])
    const buttons = elementsOf(card, 'Action.Execute')
    expect(buttons.map(({ verb }) => verb)).toEqual([feedbackVerb, feedbackVerb])
    expect(buttons.map(({ data }) => readFeedbackPress(data))).toEqual([
      { question: rated, helpful: true },
      { question: rated, helpful: false },
    ])
  })

  it('reads no press that is not one of its own', () => {
    const press = {
      ...{ id: '6f1d1c1e-0d3c-4a57-9f55-0c3a5d0f7a11', text: 'who?', answerKind: 'answer' },
      ...{ queryKind: 'priority-lead', asOf: '2011-07-15', helpful: true },
    }
    expect(readFeedbackPress(press)).not.toBeNull()
    const strange = [
      { id: '7' },
      { text: 'x'.repeat(501) },
      { answerKind: 'smalltalk' },
      { asOf: 'soon' },
      { helpful: 'yes' },
    ]
    expect(strange.map((over) => readFeedbackPress({ ...press, ...over }))).toEqual(strange.map(() => null))
    expect([null, 'text', {}].map(readFeedbackPress)).toEqual([null, null, null])
  })

  it('shows text and facts as they were typed', () => {
    const facts = [{ label: trickyWords, value: trickyWords }]
    const words = wordsOf(
      answerCard({ ...answer, text: `First line\n${trickyWords}`, facts }, templates).card,
    )
    expect(words.slice(0, 3)).toEqual([trickyWords, trickyWords, trickyWords])
  })

  it('names each plan once, with every place in it', () => {
    const citations = [
      { plan: 'A', where: 'p. 1' },
      { plan: 'B', where: 'p. 2' },
      { plan: 'A', where: 'p. 3' },
      { plan: 'A', where: 'p. 1' },
    ]
    expect(wordsOf(answerCard({ ...answer, citations }, templates).card)).toContain(
      'Source: A (p. 1; p. 3); B (p. 2)',
    )
    expect(wordsOf(answerCard({ ...answer, citations: [] }, templates).card).join()).not.toContain('Source')
  })

  it('is none when there is nothing to show beside the message', () => {
    const bare = { ...answer, text: 'You are welcome.', facts: [], citations: [], followUps: [] }
    expect(answerCard(bare, templates)).toEqual({
      text: 'You are welcome.',
      summary: 'You are welcome.',
      card: null,
    })
  })

  it('draws the figures that it compares, with each value as the plan prints it', () => {
    const card = answerCard(comparingAnswer, templates).card
    const [chart] = elementsOf(card, 'Chart.HorizontalBar')
    expect(chart!['title']).toBe('NEET rate (percent; CYPP 2011-12)')
    expect(chart!['data']).toEqual([
      { x: 'Hertfordshire, 16 year olds, November 2010: 2.8%', y: 2.8 },
      { x: 'Hertfordshire, 17 year olds, November 2010: 4.1%', y: 4.1 },
      { x: 'Hertfordshire, young people, as at March 2017: 3.26%', y: 3.26 },
      { x: 'England: 6.2%', y: 6.2 },
    ])
    expect(wordsOf(card)[0]).toBe('Beside 3.26%: England 6.2%.')
  })

  it('draws the same bars, in proportion and with the same words, for a client that knows no charts', () => {
    const [chart] = elementsOf(answerCard(comparingAnswer, templates).card, 'Chart.HorizontalBar')
    const words = wordsOf({ body: [chart!['fallback']] })
    expect(words[0]).toBe('NEET rate (percent; CYPP 2011-12)')
    expect(words.slice(1)).toEqual((chart!['data'] as { x: string }[]).map(({ x }) => x))
    const widths = elementsOf(chart!['fallback'], 'Image').map(({ width }) => width)
    expect(widths).toEqual(['90px', '132px', '105px', '200px'])
  })

  it('draws nothing when it only asks back', () => {
    const { card } = answerCard({ ...comparingAnswer, kind: 'clarify' }, templates)
    expect(elementsOf(card, 'Chart.HorizontalBar')).toEqual([])
  })

  it('folds the end of a long list away behind a button, which changes into one that folds it again', () => {
    const { card } = answerCard(longAnswer, templates)
    const hidden = elementsOf(card, 'Container').find(({ id }) => id === 'hidden-lines')!
    expect(hidden['isVisible']).toBe(false)
    expect(wordsOf(hidden)).toHaveLength(18)
    expect(wordsOf(card)).toContain('and 15 more')
    expect(wordsOf(card)).toContain('Note: the plan is a draft.')
    const [all, fewer] = elementsOf(card, 'Action.ToggleVisibility')
    const shownBy = (button: typeof all) =>
      (button!['targetElements'] as { elementId: string; isVisible: boolean }[])
        .filter(({ isVisible }) => isVisible)
        .map(({ elementId }) => elementId)
    expect([all!['title'], shownBy(all)]).toEqual(['Show all', ['hidden-lines', 'show-fewer']])
    expect([fewer!['title'], shownBy(fewer)]).toEqual(['Show fewer', ['how-many-more', 'show-all']])
    expect(elementsOf(answerCard(answer, templates).card, 'Action.ToggleVisibility')).toEqual([])
  })

  it('stays within the size that Teams takes with the longest text and the most bars', () => {
    const bar = { label: 'x'.repeat(400), value: 5, printed: '5%' }
    const chart = { title: 'Rate', unit: 'percent', bars: Array.from({ length: 8 }, () => bar) }
    const text = Array.from({ length: 190 }, (_, i) => `- ${i} ${'x'.repeat(14)}`).join('\n')
    const { card: drawn, ...words } = answerCard(
      { ...answer, text, charts: [chart, chart, chart] },
      templates,
    )
    const card = drawn!
    expect(messageSize({ card, ...words })).toBeLessThanOrEqual(messageSizeLimit)
    expect(elementsOf(card, 'Chart.HorizontalBar')).toHaveLength(2)
  })

  it('leaves out facts that would make it too long, and says how many', () => {
    const facts = Array.from({ length: 400 }, (_, i) => ({ label: `Action ${i}`, value: 'x'.repeat(200) }))
    const { card: drawn, ...words } = answerCard({ ...answer, facts }, templates)
    const card = drawn!
    expect(messageSize({ card, ...words })).toBeLessThanOrEqual(messageSizeLimit)
    const shown = wordsOf(card).filter((line) => line.startsWith('Action ')).length
    expect(wordsOf(card).join('\n')).toContain(`${400 - shown} more lines would make this card too long.`)
  })
})

describe('the welcome and the help', () => {
  const introduction = {
    planTitle: 'CYPP 2011-12',
    asOf: '2011-07-15',
    demonstration: true,
    examples: ['Who?', 'What?'],
  }

  it('say which plan and day they speak of, and that it is a demonstration only when it is', () => {
    const words = wordsOf(welcomeCard(introduction, templates).card)
    expect(words).toContain(
      'I answer from CYPP 2011-12 and the updates that officers record, as at 15 July 2011.',
    )
    expect(words).toContain('This is a demonstration. It speaks as if today were 15 July 2011.')
    const help = wordsOf(helpCard({ ...introduction, demonstration: false }, templates).card)
    expect(help[0]).toBe('What you can ask')
    expect(help.join()).not.toContain('demonstration')
    expect(help.slice(-2)).toEqual(['[Who?]', '[What?]'])
  })
})

describe('the card of an officer who has nothing due', () => {
  it.each([
    [4, 'None of the 4 actions you lead is overdue or due by 29 July 2011.'],
    [1, 'The one action you lead is not overdue or due by 29 July 2011.'],
    [0, 'The plan gives you no actions to lead.'],
  ])('says so to somebody who leads %i actions', (actionCount, sentence) => {
    const officer = {
      officer: 'Darren Newman',
      actionCount,
      planTitle: 'CYPP 2011-12',
      asOf: '2011-07-15',
      dueSoonDays: 14,
    }
    const message = nothingDueCard(officer, templates)
    expect(wordsOf(message.card).slice(0, 2)).toEqual(['Nothing to update', sentence])
  })
})
