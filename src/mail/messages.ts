import type { Language } from '../documents.js'

/** What a mail says: a subject without any user's text, paragraphs, and perhaps one link. */
export type Message = {
  link?: { label: string; url: string }
  paragraphs: string[]
  subject: string
}

type Facts = {
  'account-exists': { url: string }
  'data-owner-added': { organisation: string; url: string; workspace: string }
  'data-owner-invited': { inviter: string; organisation: string; url: string; workspace: string }
  invited: { inviter: string; place: string; role: string; url: string }
  'invited-to-platform': { url: string }
  'membership-added': { place: string; role: string; url: string }
  'membership-changed': { name: string; place: string; role: string }
  'partner-ended': { organisation: string }
  'partner-started': { organisation: string; url: string }
  'password-forgotten': { url: string }
  'sign-up': { url: string }
  'staff-added-member': { name: string; place: string; role: string }
}

export type Kind = keyof Facts
export type FactsOf<K extends Kind> = Facts[K]

type Templates = { [K in Kind]: Record<Language, (facts: Facts[K]) => Message> }

const ROLES: Record<Language, Record<string, string>> = {
  en: {
    admin: 'admin',
    billing: 'billing',
    external: 'external',
    member: 'member',
    observer: 'observer',
    owner: 'owner',
  },
  nl: {
    admin: 'beheerder',
    billing: 'facturatie',
    external: 'extern',
    member: 'lid',
    observer: 'waarnemer',
    owner: 'eigenaar',
  },
}
const role = (language: Language, name: string) => ROLES[language][name] ?? name

const TEMPLATES: Templates = {
  'account-exists': {
    en: ({ url }) => ({
      link: { label: 'Sign in', url },
      paragraphs: [
        'Somebody, probably you, asked for an account with this address. There is one already: sign in with it, or ask for a new password there.',
      ],
      subject: 'You already have an account',
    }),
    nl: ({ url }) => ({
      link: { label: 'Inloggen', url },
      paragraphs: [
        'Iemand, waarschijnlijk u, vroeg een account aan met dit adres. Dat bestaat al: log ermee in, of vraag daar een nieuw wachtwoord aan.',
      ],
      subject: 'U hebt al een account',
    }),
  },
  'data-owner-added': {
    en: ({ organisation, url, workspace }) => ({
      link: { label: 'Watch over your data', url },
      paragraphs: [
        `${organisation} works for you in “${workspace}” and has named you as the owner of the data there.`,
        'You can watch everything that happens with it, free of charge. You can change nothing, and nobody can take this view away from you.',
      ],
      subject: 'You can watch over your data',
    }),
    nl: ({ organisation, url, workspace }) => ({
      link: { label: 'Bekijk uw gegevens', url },
      paragraphs: [
        `${organisation} werkt voor u in “${workspace}” en heeft u genoemd als eigenaar van de gegevens daar.`,
        'U kunt alles volgen wat ermee gebeurt, kosteloos. U kunt niets wijzigen, en niemand kan u dit inzicht ontnemen.',
      ],
      subject: 'U kunt uw gegevens volgen',
    }),
  },
  'data-owner-invited': {
    en: ({ inviter, organisation, url, workspace }) => ({
      link: { label: 'Accept the invitation', url },
      paragraphs: [
        `${inviter} of ${organisation} invites you to watch over your data in “${workspace}”.`,
        'You will see the projects, conversations and published reports, free of charge. You can change nothing, and you can never be removed by them.',
        'The link works for 30 days.',
      ],
      subject: 'You are invited to watch over your data',
    }),
    nl: ({ inviter, organisation, url, workspace }) => ({
      link: { label: 'Uitnodiging aannemen', url },
      paragraphs: [
        `${inviter} van ${organisation} nodigt u uit om uw gegevens te volgen in “${workspace}”.`,
        'U ziet de projecten, gesprekken en gepubliceerde rapporten, kosteloos. U kunt niets wijzigen, en zij kunnen u nooit verwijderen.',
        'De link werkt 30 dagen.',
      ],
      subject: 'U bent uitgenodigd om uw gegevens te volgen',
    }),
  },
  invited: {
    en: (facts) => ({
      link: { label: 'Accept the invitation', url: facts.url },
      paragraphs: [
        `${facts.inviter} invites you to “${facts.place}” as ${role('en', facts.role)}.`,
        'The link works for 7 days.',
      ],
      subject: 'You are invited',
    }),
    nl: (facts) => ({
      link: { label: 'Uitnodiging aannemen', url: facts.url },
      paragraphs: [
        `${facts.inviter} nodigt u uit voor “${facts.place}” als ${role('nl', facts.role)}.`,
        'De link werkt 7 dagen.',
      ],
      subject: 'U bent uitgenodigd',
    }),
  },
  'invited-to-platform': {
    en: ({ url }) => ({
      link: { label: 'Make your account', url },
      paragraphs: [
        'You are invited to work on this platform. Choose your name and password to begin.',
        'The link works for 7 days.',
      ],
      subject: 'You are invited to the platform',
    }),
    nl: ({ url }) => ({
      link: { label: 'Maak uw account', url },
      paragraphs: [
        'U bent uitgenodigd om op dit platform te werken. Kies uw naam en wachtwoord om te beginnen.',
        'De link werkt 7 dagen.',
      ],
      subject: 'U bent uitgenodigd voor het platform',
    }),
  },
  'membership-added': {
    en: (facts) => ({
      link: { label: 'Open it', url: facts.url },
      paragraphs: [`You have been added to “${facts.place}” as ${role('en', facts.role)}.`],
      subject: 'You have been added',
    }),
    nl: (facts) => ({
      link: { label: 'Openen', url: facts.url },
      paragraphs: [`U bent toegevoegd aan “${facts.place}” als ${role('nl', facts.role)}.`],
      subject: 'U bent toegevoegd',
    }),
  },
  'membership-changed': {
    en: (facts) => ({
      paragraphs: [
        `${facts.name} is now ${role('en', facts.role)} in “${facts.place}”. From this moment that takes a paid seat.`,
      ],
      subject: 'A role has changed',
    }),
    nl: (facts) => ({
      paragraphs: [
        `${facts.name} is nu ${role('nl', facts.role)} in “${facts.place}”. Vanaf dit moment kost dat een betaalde plaats.`,
      ],
      subject: 'Een rol is gewijzigd',
    }),
  },
  'partner-ended': {
    en: ({ organisation }) => ({
      paragraphs: [
        `${organisation} is no longer a partner. External-client workspaces and deals continue; new ones can no longer be opened.`,
      ],
      subject: 'Your partner status has ended',
    }),
    nl: ({ organisation }) => ({
      paragraphs: [
        `${organisation} is geen partner meer. Werkruimtes voor externe klanten en afspraken lopen door; nieuwe kunnen niet meer worden geopend.`,
      ],
      subject: 'Uw partnerstatus is beëindigd',
    }),
  },
  'partner-started': {
    en: ({ organisation, url }) => ({
      link: { label: 'Open the first one', url },
      paragraphs: [
        `${organisation} is now a partner: its owners and admins can open workspaces for external clients.`,
      ],
      subject: 'You are a partner',
    }),
    nl: ({ organisation, url }) => ({
      link: { label: 'Open de eerste', url },
      paragraphs: [
        `${organisation} is nu partner: eigenaren en beheerders kunnen werkruimtes voor externe klanten openen.`,
      ],
      subject: 'U bent partner',
    }),
  },
  'password-forgotten': {
    en: ({ url }) => ({
      link: { label: 'Choose a new password', url },
      paragraphs: [
        'Somebody, probably you, asked for a new password for your account. If it was not you, ignore this mail: your password stays as it is.',
        'The link works for one hour.',
      ],
      subject: 'Choose a new password',
    }),
    nl: ({ url }) => ({
      link: { label: 'Kies een nieuw wachtwoord', url },
      paragraphs: [
        'Iemand, waarschijnlijk u, vroeg een nieuw wachtwoord aan voor uw account. Was u het niet, negeer deze mail dan: uw wachtwoord blijft zoals het is.',
        'De link werkt een uur.',
      ],
      subject: 'Kies een nieuw wachtwoord',
    }),
  },
  'sign-up': {
    en: ({ url }) => ({
      link: { label: 'Make your account', url },
      paragraphs: [
        'You, or somebody with your address, asked for an account. Choose your name and password to begin. If it was not you, ignore this mail: nothing has been made.',
      ],
      subject: 'Make your account',
    }),
    nl: ({ url }) => ({
      link: { label: 'Maak uw account', url },
      paragraphs: [
        'U, of iemand met uw adres, vroeg een account aan. Kies uw naam en wachtwoord om te beginnen. Was u het niet, negeer deze mail dan: er is niets gemaakt.',
      ],
      subject: 'Maak uw account',
    }),
  },
  'staff-added-member': {
    en: (facts) => ({
      paragraphs: [
        `The platform's staff made ${facts.name} ${role('en', facts.role)} in “${facts.place}”. Ask them for the reason if you did not expect this.`,
      ],
      subject: 'Staff added somebody',
    }),
    nl: (facts) => ({
      paragraphs: [
        `De medewerkers van het platform maakten ${facts.name} ${role('nl', facts.role)} in “${facts.place}”. Vraag hun naar de reden als u dit niet verwachtte.`,
      ],
      subject: 'Medewerkers voegden iemand toe',
    }),
  },
}

/** Every kind of mail that the program writes. */
export const KINDS = Object.keys(TEMPLATES) as Kind[]

/** The message of a kind in a language. */
export const messageOf = <K extends Kind>(kind: K, language: Language, facts: Facts[K]): Message =>
  TEMPLATES[kind][language](facts)

/** The same as plain text and as HTML. */
export const render = ({ link, paragraphs }: Message): { html: string; text: string } => {
  // A name with line breaks in it would write paragraphs of its own.
  const lines = paragraphs.map((paragraph) => paragraph.replaceAll(/[\s\p{Cc}]+/gu, ' '))
  return {
    html: [
      ...lines.map((line) => `<p>${escapeHtml(line)}</p>`),
      ...(link ? [`<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`] : []),
    ].join('\n'),
    text: [...lines, ...(link ? [`${link.label}: ${link.url}`] : [])].join('\n\n') + '\n',
  }
}

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
