import type { AppliesTo, Language } from '../documents.js'

type Link = { label: string; url: string }

/** What a mail says: a subject without any user's text, paragraphs, and perhaps a link to go on. */
export type Message = {
  link?: Link
  /** What to do if this is a mistake, below everything else. */
  mistake?: Link
  paragraphs: string[]
  subject: string
}

type CampaignFacts = {
  acceptBy: string
  appliesTo: AppliesTo
  organisation: string
  url: string
  version: number
}

type Facts = {
  'access-ends': { place: string; until: string; url: string }
  'access-approved': { place: string; role: string; url: string }
  'access-denied': { place: string }
  'access-request-withdrawn': { name: string; place: string }
  'access-requested': { message: string; name: string; place: string; url: string }
  'account-exists': { url: string }
  'address-asked': { url: string }
  'address-changed': { url: string }
  'address-taken': { url: string }
  'confirm-email': { hint: string; name: string; url: string }
  'agreement-asked': CampaignFacts
  'agreement-reminder': CampaignFacts
  'data-owner-added': { mistakeUrl: string; organisation: string; url: string; workspace: string }
  'data-owner-disputed': { url: string; workspace: string }
  'data-owner-ended': { organisation: string; workspace: string }
  'data-owner-invited': {
    inviter: string
    mistakeUrl: string
    organisation: string
    url: string
    workspace: string
  }
  'data-owner-objected': { url: string; workspace: string }
  'data-owner-proposed': { organisation: string; until: string; url: string; workspace: string }
  'invoice-issued': {
    amountCents: number
    dueAt: string
    number: string
    payer: string
    url: string
  }
  invited: { inviter: string; place: string; role: string; url: string }
  'invited-to-platform': { url: string }
  'membership-added': { place: string; role: string; url: string }
  'membership-changed': { name: string; place: string; role: string }
  'partner-ended': { organisation: string }
  'partner-settled': { amountCents: number; organisation: string; reference: string; url: string }
  'partner-started': { organisation: string; url: string }
  'password-forgotten': { url: string }
  'person-erased': { places: string }
  'sign-up': { url: string }
  'project-deleted': { organisation: string; project: string; url: string; workspace: string }
  'staff-added-member': { name: string; place: string; role: string }
  'workspace-archived': { organisation: string; url: string; workspace: string }
  'workspace-reclassified': { organisation: string; workspace: string }
  'workspace-restored': { organisation: string; url: string; workspace: string }
}

export type Kind = keyof Facts
export type FactsOf<K extends Kind> = Facts[K]

/** A time for people whose zone is not known. */
const moment = (language: Language, iso: string): string =>
  `${new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(iso))} UTC`

const day = (language: Language, iso: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(iso),
  )

const euros = (language: Language, cents: number): string =>
  new Intl.NumberFormat(localeOf(language), { currency: 'EUR', style: 'currency' }).format(
    cents / 100,
  )

const localeOf = (language: Language): string => (language === 'nl' ? 'nl-NL' : 'en-GB')

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

const MISTAKE: Record<Language, string> = {
  en: 'Are these not your data? Say so',
  nl: 'Zijn dit niet uw gegevens? Laat het weten',
}

/** What partners are asked to accept, and what happens where they do not. */
const CAMPAIGN: Record<Language, (facts: CampaignFacts) => string[]> = {
  en: ({ acceptBy, appliesTo, organisation, version }) => [
    appliesTo === 'organisation'
      ? `Version ${version} of the agreement for partners has been published. ${organisation} stands on an earlier one: its owner or admin accepts the new one by ${moment('en', acceptBy)}.`
      : `Version ${version} of the agreement for client workspaces has been published. Some client workspaces of ${organisation} stand on an earlier one: accept the new one in each of them by ${moment('en', acceptBy)}.`,
    `After that ${organisation} opens no new client workspace until it has accepted. Everything that runs goes on running.`,
  ],
  nl: ({ acceptBy, appliesTo, organisation, version }) => [
    appliesTo === 'organisation'
      ? `Versie ${version} van de overeenkomst voor partners is gepubliceerd. ${organisation} staat op een eerdere: een eigenaar of beheerder aanvaardt de nieuwe uiterlijk ${moment('nl', acceptBy)}.`
      : `Versie ${version} van de overeenkomst voor klantwerkruimtes is gepubliceerd. Klantwerkruimtes van ${organisation} staan op een eerdere: aanvaard de nieuwe in elk ervan, uiterlijk ${moment('nl', acceptBy)}.`,
    `Daarna opent ${organisation} geen nieuwe klantwerkruimte tot er is aanvaard. Alles wat loopt, loopt door.`,
  ],
}

const TEMPLATES: Templates = {
  'access-ends': {
    en: ({ place, until, url }) => ({
      link: { label: 'Open it', url },
      paragraphs: [
        `Your access to “${place}” ends on ${moment('en', until)}. Its owners and admins can lengthen it.`,
      ],
      subject: 'Your access ends soon',
    }),
    nl: ({ place, until, url }) => ({
      link: { label: 'Openen', url },
      paragraphs: [
        `Uw toegang tot “${place}” eindigt op ${moment('nl', until)}. De eigenaren en beheerders kunnen haar verlengen.`,
      ],
      subject: 'Uw toegang eindigt binnenkort',
    }),
  },
  'access-approved': {
    en: (facts) => ({
      link: { label: 'Open it', url: facts.url },
      paragraphs: [`You asked for “${facts.place}”, and are now ${role('en', facts.role)} there.`],
      subject: 'Your request was approved',
    }),
    nl: (facts) => ({
      link: { label: 'Openen', url: facts.url },
      paragraphs: [
        `U vroeg om toegang tot “${facts.place}”, en bent daar nu ${role('nl', facts.role)}.`,
      ],
      subject: 'Uw aanvraag is goedgekeurd',
    }),
  },
  'access-denied': {
    en: ({ place }) => ({
      paragraphs: [
        `Your request for “${place}” was denied. Ask its owners or admins if you want to know why.`,
      ],
      subject: 'Your request was denied',
    }),
    nl: ({ place }) => ({
      paragraphs: [
        `Uw aanvraag voor “${place}” is afgewezen. Vraag de eigenaren of beheerders naar de reden.`,
      ],
      subject: 'Uw aanvraag is afgewezen',
    }),
  },
  'access-request-withdrawn': {
    en: ({ name, place }) => ({
      paragraphs: [`${name} no longer asks for access to “${place}”. There is nothing to do.`],
      subject: 'A request for access was withdrawn',
    }),
    nl: ({ name, place }) => ({
      paragraphs: [`${name} vraagt niet meer om toegang tot “${place}”. U hoeft niets te doen.`],
      subject: 'Een aanvraag om toegang is ingetrokken',
    }),
  },
  'access-requested': {
    en: ({ message, name, place, url }) => ({
      link: { label: 'Let them in, or say no', url },
      paragraphs: [
        `${name} asks for access to “${place}”.`,
        ...(message ? [`They write: “${message}”`] : []),
      ],
      subject: 'Somebody asks for access',
    }),
    nl: ({ message, name, place, url }) => ({
      link: { label: 'Toelaten of afwijzen', url },
      paragraphs: [
        `${name} vraagt om toegang tot “${place}”.`,
        ...(message ? [`Het bericht: “${message}”`] : []),
      ],
      subject: 'Iemand vraagt om toegang',
    }),
  },
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
  'address-asked': {
    en: ({ url }) => ({
      link: { label: 'Open your account', url },
      paragraphs: [
        'Somebody, probably you, asked to give your account another address. A link that was mailed to that address makes it count; until then this one does.',
        'If it was not you, sign in, keep this address on your account page, and choose a new password.',
      ],
      subject: 'Your account may get another address',
    }),
    nl: ({ url }) => ({
      link: { label: 'Open uw account', url },
      paragraphs: [
        'Iemand, waarschijnlijk u, vroeg om een ander adres voor uw account. Een link die naar dat adres is gemaild laat het gelden; tot dan geldt dit adres.',
        'Was u het niet, log dan in, behoud dit adres op de pagina van uw account, en kies een nieuw wachtwoord.',
      ],
      subject: 'Uw account krijgt misschien een ander adres',
    }),
  },
  'address-changed': {
    en: ({ url }) => ({
      link: { label: 'Sign in', url },
      paragraphs: [
        'Your account has another address now: sign in with that one. Wherever else you were signed in, you no longer are.',
        'If it was not you, tell the platform’s staff at once.',
      ],
      subject: 'Your account has another address',
    }),
    nl: ({ url }) => ({
      link: { label: 'Inloggen', url },
      paragraphs: [
        'Uw account heeft nu een ander adres: log daarmee in. Waar u verder was ingelogd, bent u dat niet meer.',
        'Was u het niet, meld het dan meteen aan de medewerkers van het platform.',
      ],
      subject: 'Uw account heeft een ander adres',
    }),
  },
  'address-taken': {
    en: ({ url }) => ({
      link: { label: 'Sign in', url },
      paragraphs: [
        'Somebody asked to use this address for another account. It has an account already, so nothing was changed.',
        'If it was you, sign in with this address instead. If not, you need not do anything.',
      ],
      subject: 'Somebody asked to use your address',
    }),
    nl: ({ url }) => ({
      link: { label: 'Inloggen', url },
      paragraphs: [
        'Iemand vroeg om dit adres voor een ander account te gebruiken. Er is al een account mee, dus er is niets gewijzigd.',
        'Was u het, log dan in met dit adres. Zo niet, dan hoeft u niets te doen.',
      ],
      subject: 'Iemand wilde uw adres gebruiken',
    }),
  },
  'confirm-email': {
    en: ({ hint, name, url }) => ({
      link: { label: 'Confirm this address', url },
      paragraphs: [
        `${name}, whose account has the address ${hint}, asked to use this address instead.`,
        'Confirm it only if this is your account: from then on it is signed in to with this address, and whatever is sent to this address is for that account. If it was not you, ignore this mail: nothing changes.',
        'The link works for 24 hours.',
      ],
      subject: 'Confirm your new address',
    }),
    nl: ({ hint, name, url }) => ({
      link: { label: 'Dit adres bevestigen', url },
      paragraphs: [
        `${name}, met een account op het adres ${hint}, vroeg om voortaan dit adres te gebruiken.`,
        'Bevestig het alleen als dit uw account is: voortaan wordt er met dit adres op ingelogd, en wat naar dit adres wordt gestuurd is voor dat account. Was u het niet, negeer deze mail dan: er verandert niets.',
        'De link werkt 24 uur.',
      ],
      subject: 'Bevestig uw nieuwe adres',
    }),
  },
  'agreement-asked': {
    en: (facts) => ({
      link: { label: 'Read and accept it', url: facts.url },
      paragraphs: CAMPAIGN.en(facts),
      subject: 'Please accept the new agreement',
    }),
    nl: (facts) => ({
      link: { label: 'Lezen en aanvaarden', url: facts.url },
      paragraphs: CAMPAIGN.nl(facts),
      subject: 'Aanvaard alstublieft de nieuwe overeenkomst',
    }),
  },
  'agreement-reminder': {
    en: (facts) => ({
      link: { label: 'Read and accept it', url: facts.url },
      paragraphs: CAMPAIGN.en(facts),
      subject: 'A reminder: the new agreement waits for you',
    }),
    nl: (facts) => ({
      link: { label: 'Lezen en aanvaarden', url: facts.url },
      paragraphs: CAMPAIGN.nl(facts),
      subject: 'Een herinnering: de nieuwe overeenkomst wacht op u',
    }),
  },
  'data-owner-added': {
    en: ({ mistakeUrl, organisation, url, workspace }) => ({
      link: { label: 'Watch over your data', url },
      mistake: { label: MISTAKE.en, url: mistakeUrl },
      paragraphs: [
        `${organisation} works for you in “${workspace}” and has named you as the owner of the data there.`,
        'You can watch everything that happens with it, free of charge. You can change nothing, and nobody can take this view away from you.',
      ],
      subject: 'You can watch over your data',
    }),
    nl: ({ mistakeUrl, organisation, url, workspace }) => ({
      link: { label: 'Bekijk uw gegevens', url },
      mistake: { label: MISTAKE.nl, url: mistakeUrl },
      paragraphs: [
        `${organisation} werkt voor u in “${workspace}” en heeft u genoemd als eigenaar van de gegevens daar.`,
        'U kunt alles volgen wat ermee gebeurt, kosteloos. U kunt niets wijzigen, en niemand kan u dit inzicht ontnemen.',
      ],
      subject: 'U kunt uw gegevens volgen',
    }),
  },
  'data-owner-disputed': {
    en: ({ url, workspace }) => ({
      link: { label: 'Open the workspace', url },
      paragraphs: [
        `Whoever was named as data owner of “${workspace}” says that these data are not theirs. Their view has ended.`,
        'Until another data owner is named, or the platform’s staff have settled it, the workspace cannot be handed over.',
      ],
      subject: 'A data owner says that it is not theirs',
    }),
    nl: ({ url, workspace }) => ({
      link: { label: 'Open de werkruimte', url },
      paragraphs: [
        `Wie als gegevenseigenaar van “${workspace}” is genoemd zegt dat deze gegevens niet van hen zijn. Het inzicht is beëindigd.`,
        'Totdat er een andere gegevenseigenaar is genoemd, of de medewerkers van het platform het hebben opgelost, kan de werkruimte niet worden overgedragen.',
      ],
      subject: 'Een gegevenseigenaar zegt dat het niet klopt',
    }),
  },
  'data-owner-ended': {
    en: ({ organisation, workspace }) => ({
      paragraphs: [
        `You are no longer the data owner of “${workspace}” at ${organisation}, and your view of it has ended.`,
        'If that is not right, answer to them, or to the platform’s staff.',
      ],
      subject: 'You are no longer the data owner',
    }),
    nl: ({ organisation, workspace }) => ({
      paragraphs: [
        `U bent niet langer de gegevenseigenaar van “${workspace}” bij ${organisation}, en uw inzicht is beëindigd.`,
        'Klopt dat niet, neem dan contact op met hen, of met de medewerkers van het platform.',
      ],
      subject: 'U bent niet langer de gegevenseigenaar',
    }),
  },
  'data-owner-invited': {
    en: ({ inviter, mistakeUrl, organisation, url, workspace }) => ({
      link: { label: 'Accept the invitation', url },
      mistake: { label: MISTAKE.en, url: mistakeUrl },
      paragraphs: [
        `${inviter} of ${organisation} invites you to watch over your data in “${workspace}”.`,
        'You will see the projects, conversations and published reports, free of charge. You can change nothing, and you can never be removed by them.',
        'The link works for 30 days.',
      ],
      subject: 'You are invited to watch over your data',
    }),
    nl: ({ inviter, mistakeUrl, organisation, url, workspace }) => ({
      link: { label: 'Uitnodiging aannemen', url },
      mistake: { label: MISTAKE.nl, url: mistakeUrl },
      paragraphs: [
        `${inviter} van ${organisation} nodigt u uit om uw gegevens te volgen in “${workspace}”.`,
        'U ziet de projecten, gesprekken en gepubliceerde rapporten, kosteloos. U kunt niets wijzigen, en zij kunnen u nooit verwijderen.',
        'De link werkt 30 dagen.',
      ],
      subject: 'U bent uitgenodigd om uw gegevens te volgen',
    }),
  },
  'data-owner-objected': {
    en: ({ url, workspace }) => ({
      link: { label: 'Open the workspace', url },
      paragraphs: [
        `The data owner of “${workspace}” does not agree to another one. Everything stays as it is.`,
      ],
      subject: 'The data owner refused the change',
    }),
    nl: ({ url, workspace }) => ({
      link: { label: 'Open de werkruimte', url },
      paragraphs: [
        `De gegevenseigenaar van “${workspace}” is het niet eens met een andere. Alles blijft zoals het is.`,
      ],
      subject: 'De gegevenseigenaar weigert de wijziging',
    }),
  },
  'data-owner-proposed': {
    en: ({ organisation, until, url, workspace }) => ({
      link: { label: 'Confirm or object', url },
      paragraphs: [
        `${organisation} wants to name somebody else as the owner of the data in “${workspace}”. You are asked first.`,
        `Without an answer it counts on ${moment('en', until)}: your view ends then, and the other one is invited.`,
      ],
      subject: 'Somebody else is to be the data owner',
    }),
    nl: ({ organisation, until, url, workspace }) => ({
      link: { label: 'Bevestigen of bezwaar maken', url },
      paragraphs: [
        `${organisation} wil iemand anders noemen als eigenaar van de gegevens in “${workspace}”. U wordt eerst gevraagd.`,
        `Zonder antwoord gaat het in op ${moment('nl', until)}: dan eindigt uw inzicht, en wordt de ander uitgenodigd.`,
      ],
      subject: 'Iemand anders wordt gegevenseigenaar',
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
  'person-erased': {
    en: ({ places }) => ({
      paragraphs: [
        `Somebody who had access to ${places} has been erased from the platform, and is there no more. What they made stays; who they were is no longer known.`,
        'Look who is there, and invite somebody else where a pair of hands is missing.',
      ],
      subject: 'Somebody has left',
    }),
    nl: ({ places }) => ({
      paragraphs: [
        `Iemand met toegang tot ${places} is van het platform gewist, en is daar niet meer. Wat deze persoon maakte blijft; wie het was is niet meer bekend.`,
        'Kijk wie er is, en nodig iemand anders uit waar handen ontbreken.',
      ],
      subject: 'Iemand is vertrokken',
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
  'project-deleted': {
    en: ({ organisation, project, url, workspace }) => ({
      link: { label: 'Open the workspace', url },
      paragraphs: [`${organisation} deleted the project “${project}” in “${workspace}”.`],
      subject: 'A project with your data was deleted',
    }),
    nl: ({ organisation, project, url, workspace }) => ({
      link: { label: 'Open de werkruimte', url },
      paragraphs: [`${organisation} heeft het project “${project}” in “${workspace}” verwijderd.`],
      subject: 'Een project met uw gegevens is verwijderd',
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
  'workspace-archived': {
    en: ({ organisation, url, workspace }) => ({
      link: { label: 'Open the workspace', url },
      paragraphs: [
        `${organisation} archived “${workspace}”. Nothing in it can be changed any more; you keep your view.`,
      ],
      subject: 'The workspace with your data was archived',
    }),
    nl: ({ organisation, url, workspace }) => ({
      link: { label: 'Open de werkruimte', url },
      paragraphs: [
        `${organisation} heeft “${workspace}” gearchiveerd. Er kan niets meer in worden gewijzigd; u houdt uw inzicht.`,
      ],
      subject: 'De werkruimte met uw gegevens is gearchiveerd',
    }),
  },
  'invoice-issued': {
    en: ({ amountCents, dueAt, number, payer, url }) => ({
      link: { label: 'Open the invoice', url },
      paragraphs: [
        amountCents > 0
          ? `Invoice ${number} for ${payer} is ready: ${euros('en', amountCents)}, to be paid by ${day('en', dueAt)}.`
          : `Invoice ${number} for ${payer} is ready. There is nothing to pay.`,
      ],
      subject: 'A new invoice',
    }),
    nl: ({ amountCents, dueAt, number, payer, url }) => ({
      link: { label: 'Open de factuur', url },
      paragraphs: [
        amountCents > 0
          ? `Factuur ${number} voor ${payer} staat klaar: ${euros('nl', amountCents)}, te betalen uiterlijk ${day('nl', dueAt)}.`
          : `Factuur ${number} voor ${payer} staat klaar. Er is niets te betalen.`,
      ],
      subject: 'Een nieuwe factuur',
    }),
  },
  'partner-settled': {
    en: ({ amountCents, organisation, reference, url }) => ({
      link: { label: 'Open the settlements', url },
      paragraphs: [
        `${euros('en', amountCents)} of kickback is paid out to ${organisation}, with the reference “${reference}”.`,
      ],
      subject: 'Your kickback is paid out',
    }),
    nl: ({ amountCents, organisation, reference, url }) => ({
      link: { label: 'Open de uitbetalingen', url },
      paragraphs: [
        `${euros('nl', amountCents)} aan vergoeding wordt uitbetaald aan ${organisation}, met het kenmerk “${reference}”.`,
      ],
      subject: 'Uw vergoeding wordt uitbetaald',
    }),
  },
  'workspace-reclassified': {
    en: ({ organisation, workspace }) => ({
      paragraphs: [
        `“${workspace}” at ${organisation} is no longer a client’s workspace, and your view of it has ended.`,
        'If these are your data, write to the platform’s staff.',
      ],
      subject: 'You are no longer the data owner',
    }),
    nl: ({ organisation, workspace }) => ({
      paragraphs: [
        `“${workspace}” bij ${organisation} is niet langer de werkruimte van een klant, en uw inzicht is beëindigd.`,
        'Zijn dit uw gegevens, neem dan contact op met de medewerkers van het platform.',
      ],
      subject: 'U bent niet langer de gegevenseigenaar',
    }),
  },
  'workspace-restored': {
    en: ({ organisation, url, workspace }) => ({
      link: { label: 'Open the workspace', url },
      paragraphs: [`${organisation} restored “${workspace}”: work goes on in it.`],
      subject: 'The workspace with your data is in use again',
    }),
    nl: ({ organisation, url, workspace }) => ({
      link: { label: 'Open de werkruimte', url },
      paragraphs: [`${organisation} heeft “${workspace}” hersteld: het werk erin gaat verder.`],
      subject: 'De werkruimte met uw gegevens is weer in gebruik',
    }),
  },
}

/** Every kind of mail that the program writes. */
export const KINDS = Object.keys(TEMPLATES) as Kind[]

/** The message of a kind in a language. */
export const messageOf = <K extends Kind>(kind: K, language: Language, facts: Facts[K]): Message =>
  TEMPLATES[kind][language](facts)

export type Picture = { alt: string; url: string }

/** The same as plain text and as HTML, which may begin with a logo. */
export const render = (
  { link, mistake, paragraphs }: Message,
  logo?: Picture,
): { html: string; text: string } => {
  // A name with line breaks in it would write paragraphs of its own.
  const lines = paragraphs.map((paragraph) => paragraph.replaceAll(/[\s\p{Cc}]+/gu, ' '))
  const links = [link, mistake].filter((one) => one !== undefined)
  return {
    html: [
      ...(logo
        ? [
            `<p><img src="${escapeHtml(logo.url)}" alt="${escapeHtml(logo.alt)}" style="max-height:48px;max-width:240px"></p>`,
          ]
        : []),
      ...lines.map((line) => `<p>${escapeHtml(line)}</p>`),
      ...links.map(
        ({ label, url }) => `<p><a href="${escapeHtml(url)}">${escapeHtml(label)}</a></p>`,
      ),
    ].join('\n'),
    text: [...lines, ...links.map(({ label, url }) => `${label}: ${url}`)].join('\n\n') + '\n',
  }
}

export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
