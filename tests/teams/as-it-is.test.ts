import { describe, expect, it } from 'vitest'
import { officerCard } from '../../src/cards/officer-card.ts'
import { placeOf } from '../../src/teams/late-edit.ts'
import { extrasAsItIs } from '../../src/teams/press-answers.ts'
import { officerView } from '../cards/card-examples.ts'
import { ownTemplates } from '../support/card-templates.ts'

const templates = await ownTemplates()
const drawn = (replacedOn: string | null) =>
  JSON.stringify(
    officerCard(officerView(), templates, extrasAsItIs({ replacedOn }, 'Not confirmed yet.')).card,
  )

describe('a card that is given back as it is, after a fault or when time is up', () => {
  it('has its forms and the sentence', () => {
    expect(drawn(null)).toContain('Save 2.3')
    expect(drawn(null)).toContain('Not confirmed yet.')
  })

  it('stays the one line that is left of it once another has taken its place', () => {
    expect(drawn('2011-07-18')).not.toContain('Save 2.3')
    expect(drawn('2011-07-18')).toContain('Not confirmed yet.')
    expect(drawn('2011-07-18')).toContain('The card of 18 July 2011 has taken its place')
  })
})

describe('where a pressed message stands', () => {
  const activity = {
    ...{ id: '1', replyToId: 'message', serviceUrl: 'https://smba.example/teams/' },
    ...{ recipient: { id: 'bot' }, conversation: { id: 'chat', tenantId: 'tenant' }, from: { id: 'user' } },
  }

  it('is told by the press', () => {
    const reference = { serviceUrl: activity.serviceUrl, tenantId: 'tenant', botId: 'bot', userId: 'user' }
    const address = { conversationId: 'chat', reference }
    expect(placeOf({ activity })).toEqual({ address, messageId: 'message' })
  })

  it.each([
    ['no message', { ...activity, replyToId: undefined }],
    ['nobody who pressed', { ...activity, from: undefined }],
    ['no address', { ...activity, serviceUrl: 'nowhere' }],
  ])('is not known where the press names %s, and nothing is thrown', (_what, lacking) => {
    expect(placeOf({ activity: lacking })).toBeNull()
  })
})
