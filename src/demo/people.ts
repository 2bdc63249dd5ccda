/** The people and places of the demonstration's Teams. Ids equal Entra object ids: the Playground finds members by id only. */
type DemoPerson = { id: string; name: string; email: string }

const person = (number: number, name: string): DemoPerson => ({
  id: `00000000-0000-0000-0000-0000000001${String(number).padStart(2, '0')}`,
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@county.example`,
})

/** Whose eyes the browser sees through: the lead officer of 2.2 and 2.3. */
export const currentUser = person(1, 'Darren Newman')
export const planAdministrator = person(2, 'Karen Noble')
export const manager = person(3, 'Debbie Orton')
export const priorityLead = person(4, 'Jenny Coles')
/** The Playground wants exactly five people besides the current one. */
export const otherPeople = [
  priorityLead,
  person(5, 'David Evans'),
  person(6, 'Andrew Simmons'),
  planAdministrator,
  manager,
]

export const botAccount = { id: 'plan-assistant', name: 'Plan Assistant' }
export const personalChatId = 'personal-chat'
/** The General channel bears the team's own id. */
export const team = { id: 'plan-team', name: 'Children’s Trust Partnership' }
export const managersChannelId = team.id
