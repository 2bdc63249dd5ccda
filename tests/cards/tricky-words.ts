/** Words that a card must show as they were typed. */
export const trickyWords = [
  '${1+1}',
  '{{x}}',
  '{{DATE(2011-07-15T00:00:00Z)}}',
  '**bold**',
  '_low_',
  '<b>tag</b>',
  '[a](http://x)',
  '`code`',
  '# title',
  '1. first',
  '\\* back',
].join(' ')
