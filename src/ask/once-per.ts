/**
 * What depends on nothing but its subject, such as a plan or a record, made when it is first asked for and kept as long as
 * the subject is. `make` must be pure, and the subject must not change.
 */
export function oncePer<Subject extends object, Value>(
  make: (subject: Subject) => Value,
): (subject: Subject) => Value {
  const known = new WeakMap<Subject, { value: Value }>()
  return (subject) => {
    const before = known.get(subject)
    if (before) return before.value
    const value = make(subject)
    known.set(subject, { value })
    return value
  }
}
