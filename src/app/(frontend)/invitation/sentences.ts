import type { Invitation } from './InvitationPage'

const en = {
  accept: 'Accept the invitation',
  accountFor: (hint: string) => `Make your account for ${hint}:`,
  closed: 'This link leads nowhere any more',
  failed: 'Something went wrong. Try again in a moment.',
  language: 'en',
  loading: 'One moment…',
  meaning: ({ place, role }: Invitation) =>
    place.kind === 'platform'
      ? 'Accepting makes your account.'
      : role === 'observer'
        ? 'You will see the projects, conversations and published reports there, free of charge. You can change nothing.'
        : `You will work there as ${role ?? ''}.`,
  name: 'Your name',
  noToken: 'Open the link from your invitation mail, whole.',
  password: 'Choose a password (at least 8 characters)',
  signedInAs: (email: string) => `You are signed in as ${email}.`,
  signIn: 'Sign in',
  signInFirst: (hint: string) =>
    `You have an account for ${hint}. Sign in, then open this link again.`,
  title: ({ inviterName, organisationName, place, role }: Invitation) =>
    place.kind === 'platform'
      ? 'You are invited to this platform'
      : role === 'observer'
        ? `${organisationName ?? inviterName} invites you to watch over your data in “${place.name ?? ''}”`
        : `${inviterName} invites you to “${place.name ?? ''}”`,
  toPlatform: 'To the platform',
}

export type Sentences = typeof en

const nl: Sentences = {
  accept: 'Uitnodiging aannemen',
  accountFor: (hint) => `Maak uw account voor ${hint}:`,
  closed: 'Deze link werkt niet meer',
  failed: 'Er ging iets mis. Probeer het zo weer.',
  language: 'nl',
  loading: 'Een ogenblik…',
  meaning: ({ place, role }) =>
    place.kind === 'platform'
      ? 'Met aannemen maakt u uw account.'
      : role === 'observer'
        ? 'U ziet daar de projecten, gesprekken en gepubliceerde rapporten, kosteloos. U kunt niets wijzigen.'
        : `U werkt daar als ${role ?? ''}.`,
  name: 'Uw naam',
  noToken: 'Open de hele link uit uw uitnodigingsmail.',
  password: 'Kies een wachtwoord (minstens 8 tekens)',
  signedInAs: (email) => `U bent ingelogd als ${email}.`,
  signIn: 'Inloggen',
  signInFirst: (hint) =>
    `U hebt een account voor ${hint}. Log in en open deze link daarna opnieuw.`,
  title: ({ inviterName, organisationName, place, role }) =>
    place.kind === 'platform'
      ? 'U bent uitgenodigd voor dit platform'
      : role === 'observer'
        ? `${organisationName ?? inviterName} nodigt u uit om uw gegevens te volgen in “${place.name ?? ''}”`
        : `${inviterName} nodigt u uit voor “${place.name ?? ''}”`,
  toPlatform: 'Naar het platform',
}

export const sentencesFor = (language: string): Sentences => (language.startsWith('nl') ? nl : en)
