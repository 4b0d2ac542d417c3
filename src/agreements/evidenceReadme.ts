type Facts = { document: string | undefined; sha256: string; version: number }

/** How to check an evidence pack by hand (SPEC 2.7), in the language of whoever asks for it. */
export const readmeOf = (language: string, facts: Facts): string =>
  (language === 'nl' ? nl(facts) : en(facts)).join('\n') + '\n'

const en = ({ document, sha256, version }: Facts): string[] => [
  'Evidence of an accepted agreement',
  '=================================',
  '',
  `agreement.txt    The text that was accepted (version ${version}), in plain words, UTF-8.`,
  'agreement.html   The same text with its headings and lists, for reading.',
  'record.json      Who accepted it, for whom, when and how.',
  ...(document ? [`${document.padEnd(16)} The agreement as it was signed on paper.`] : []),
  'SHA256SUMS       The SHA-256 of each of these files.',
  '',
  'How to verify this by hand',
  '--------------------------',
  '',
  '1. In this folder, check that no file was changed since it was packed:',
  '',
  '       sha256sum -c SHA256SUMS',
  '',
  '2. Check that the text is the one that was accepted:',
  '',
  '       sha256sum agreement.txt',
  '',
  '   prints the "sha256" of record.json, which was written down at the moment of acceptance:',
  '',
  `       ${sha256}`,
  '',
  '3. The platform published this hash with the version itself. Whoever signs in reads it at',
  '   /api/agreement-versions/ followed by the "version" of record.json, or on the page of that version.',
  '',
  'On macOS write "shasum -a 256" for "sha256sum"; on Windows "Get-FileHash agreement.txt" in PowerShell.',
]

const nl = ({ document, sha256, version }: Facts): string[] => [
  'Bewijs van een aanvaarde overeenkomst',
  '=====================================',
  '',
  `agreement.txt    De tekst die is aanvaard (versie ${version}), in platte woorden, UTF-8.`,
  'agreement.html   Dezelfde tekst met koppen en lijsten, om te lezen.',
  'record.json      Wie haar aanvaardde, voor wie, wanneer en hoe.',
  ...(document
    ? [`${document.padEnd(16)} De overeenkomst zoals die op papier is ondertekend.`]
    : []),
  'SHA256SUMS       De SHA-256 van elk van deze bestanden.',
  '',
  'Hoe u dit met de hand nagaat',
  '----------------------------',
  '',
  '1. Ga in deze map na dat geen bestand is gewijzigd sinds het werd ingepakt:',
  '',
  '       sha256sum -c SHA256SUMS',
  '',
  '2. Ga na dat de tekst degene is die is aanvaard:',
  '',
  '       sha256sum agreement.txt',
  '',
  '   geeft de "sha256" van record.json, die bij het aanvaarden is opgeschreven:',
  '',
  `       ${sha256}`,
  '',
  '3. Het platform publiceerde deze hash bij de versie zelf. Wie inlogt leest hem op',
  '   /api/agreement-versions/ gevolgd door de "version" van record.json, of op de pagina van die versie.',
  '',
  'Schrijf op macOS "shasum -a 256" voor "sha256sum"; op Windows "Get-FileHash agreement.txt" in PowerShell.',
]
