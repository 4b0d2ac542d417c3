const ENTITIES: Record<string, string> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
}

/** The plain text of a mail that came as HTML only. Links keep their address. */
export const plainTextOf = (html: string): string =>
  html
    .replaceAll(/<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(
      /<a\b[^>]*?\bhref=(["'])(.*?)\1[^>]*>(.*?)<\/a\s*>/gi,
      (_, __, href: string, label: string) => {
        const words = label.replaceAll(/<[^>]*>/g, '').trim()
        return words && words !== href ? `${words}: ${href}` : href
      },
    )
    .replaceAll(/<(br|hr|\/(p|div|h[1-6]|li|tr|table|ul|ol))\b[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(#x?[\da-f]+|[a-z]+);/gi, (whole, name: string) => characterOf(name) ?? whole)
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()

const characterOf = (name: string): string | undefined => {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()]
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined
}
