import type { Abilities } from './abilities.js'

const workspace = (organisation: string): Record<string, Abilities> => ({
  admin: {
    can: [
      'work with all projects, conversations and reports',
      'invite people and change the settings',
      'see usage and invoices',
    ],
    cannot: ['change what its owners may do'],
  },
  billing: {
    can: ['see usage and invoices, and change how it is paid', 'see who works there'],
    cannot: ['see projects, conversations or reports', 'invite people'],
  },
  dataOwner: {
    can: ['see the projects, conversations and published reports', 'see who works on them'],
    cannot: [
      'pay anything: it is free of charge',
      'change, add or delete anything',
      `be removed by anybody at ${organisation}, as the owner of the data`,
    ],
  },
  external: {
    can: [
      'read the projects, conversations and reports',
      'work on projects, use the chat and make reports',
    ],
    cannot: ['publish or delete anything', `see anything else of ${organisation}`],
  },
  member: {
    can: [
      'work on projects and conversations, and publish reports',
      'see who works there, and what is used',
    ],
    cannot: ['delete projects or reports', 'invite people or change the settings'],
  },
  observer: {
    can: ['see the projects, conversations and published reports'],
    cannot: [
      'pay anything: it is free of charge',
      'change, add or delete anything',
      `see anything else of ${organisation}`,
    ],
  },
  owner: {
    can: [
      'do everything in the workspace',
      'invite people and change their roles',
      'see usage and invoices, and change how it is paid',
    ],
    cannot: [`see other workspaces of ${organisation} that you are not invited to`],
  },
})

const organisation = (name: string): Record<string, Abilities> => ({
  admin: {
    can: [
      'create workspaces, and work in those that are not private',
      'invite people, change the settings and accept agreements',
      'see usage and invoices',
    ],
    cannot: [`archive ${name}`, 'change what its owners may do'],
  },
  billing: {
    can: ['see usage and invoices, and change how they are paid', 'see who works there'],
    cannot: ['see projects, conversations or reports', 'invite people'],
  },
  member: {
    can: [`see who works at ${name}`, 'work in the workspaces that you are given a role in'],
    cannot: ['create workspaces or invite people', 'see usage and invoices'],
  },
  owner: {
    can: [
      `do everything at ${name} and in all its workspaces`,
      'invite people, accept agreements and change the settings',
      'see usage and invoices, and change how they are paid',
    ],
    cannot: [],
  },
})

/** What the pages outside the admin say. Headings that name a place end before its name. */
export const en = {
  anotherAccount: (me: string, hint: string) =>
    hint
      ? `You are signed in as ${me}, but this invitation was sent to ${hint}.`
      : `You are signed in as ${me}, but this invitation was sent to another address.`,
  anotherAccountHeading: 'This invitation is for somebody else',
  anotherAccountNext: 'Sign out to go on with the account that it was sent to.',
  accept: 'Accept the invitation',
  acceptAndFollow: 'Accept and watch',
  acceptAndJoin: (place: string) => `Accept and join ${place}`,
  acceptAndWatch: 'Accept and watch over your data',
  accountFor: (hint: string) => `Your account will be for ${hint}.`,
  can: 'You can',
  cannot: 'You will not',
  closed: {
    failed: {
      heading: 'This page could not be loaded',
      text: 'We could not reach the platform. Try again in a moment.',
    },
    invitation_expired: {
      heading: 'This invitation has expired',
      text: 'Links work for a limited time, to keep them safe. Ask whoever invited you to send a new one.',
    },
    invitation_renewable: {
      heading: 'This link has expired',
      text: 'Links work for a limited time, to keep them safe. The invitation itself still stands: we mail a new link to the address that was invited.',
    },
    invitation_used: {
      heading: 'This invitation has been used',
      text: 'It works only so often. If it was you, sign in with the account that accepted it; otherwise ask whoever invited you for a new one.',
    },
    no_token: {
      heading: 'Open the link from your mail',
      text: 'This page needs the whole link of your invitation. Click it in the mail, or copy all of it into the address bar.',
    },
    not_found: {
      heading: 'This invitation does not exist',
      text: 'It may have been taken back, or a newer mail has replaced it. Open the newest mail, copy its whole link, or ask whoever invited you.',
    },
    too_many_requests: {
      heading: 'That was too often',
      text: 'For safety, a link can be opened only so often. Wait a while, then try again.',
    },
  },
  confirmEmail: {
    button: 'Confirm this address',
    closed: {
      account_exists: {
        heading: 'This address has an account already',
        text: 'Nothing was changed. Sign in with that account instead.',
      },
      data_owner_is_insider: {
        heading: 'This address is a client’s',
        text: 'It is named as the data owner’s, or invited, in an organisation where the account is of the other side. Nothing was changed; ask whoever named or invited it to choose another address.',
      },
      failed: {
        heading: 'This could not be done',
        text: 'Nothing was changed. Try again in a moment.',
      },
      insider_outsider_conflict: {
        heading: 'This address is invited elsewhere',
        text: 'It is invited to an organisation where the account has another kind of access. Nothing was changed; decline or withdraw that invitation first.',
      },
      invitation_expired: {
        heading: 'This link has expired',
        text: 'It works for 24 hours, to keep it safe. Ask for the change again on the page of your account.',
      },
      invitation_used: {
        heading: 'This address counts already',
        text: 'The link has been used. Sign in with this address.',
      },
      no_token: {
        heading: 'Open the link from your mail',
        text: 'This page needs the whole link. Click it in the mail, or copy all of it into the address bar.',
      },
      not_found: {
        heading: 'This link does not work',
        text: 'It may have been taken back, or a newer mail has replaced it. Open the newest mail, or ask for the change again on the page of your account.',
      },
      staff_outside: {
        heading: 'This address is a client’s',
        text: 'It is named as a data owner’s, and the platform’s staff stay outside. Nothing was changed; choose another address.',
      },
      too_many_requests: {
        heading: 'That was too often',
        text: 'Wait a while, then try again.',
      },
    },
    done: ({ email }: { email: string }) => `From now on you sign in with ${email}.`,
    doneHeading: 'Your address is changed',
    doneHint: 'Wherever else you were signed in, you no longer are.',
    heading: 'Confirm your new address',
    hint: 'Only if it is your own account, and you asked for this. Otherwise close this page: nothing changes.',
    text: 'Your account will have the address that this link was sent to, in place of its present one.',
  },
  dataOwnerMistake: {
    button: 'These data are not ours',
    closed: {
      failed: {
        heading: 'This could not be done',
        text: 'Nothing was changed. Try again in a moment.',
      },
      invitation_expired: {
        heading: 'This link has expired',
        text: 'Nothing was changed. Answer the mail that brought you here, or write to whoever named you: the naming can be changed.',
      },
      no_token: {
        heading: 'Open the link from your mail',
        text: 'This page needs the whole link. Click it in the mail, or copy all of it into the address bar.',
      },
      not_found: {
        heading: 'This link does not work',
        text: 'It may be that you are no longer named as the owner of these data, or that a newer mail has replaced it. Open the newest mail; if there is none, nothing is left to do.',
      },
      too_many_requests: {
        heading: 'That was too often',
        text: 'Wait a while, then try again.',
      },
      wrong_state: {
        heading: 'You are no longer named here',
        text: 'You are not named as the owner of these data any more. There is nothing that you need to do.',
      },
    },
    done: () =>
      'You no longer see these data. Whoever named you and the platform’s staff have been told, and nothing is handed over until it is settled.',
    doneHeading: 'You have said that these data are not yours',
    doneHint: 'Was it a mistake? Write to whoever named you: they can name you again.',
    heading: 'Are these data not yours?',
    hint: 'Only if you were named by mistake. Otherwise close this page: nothing changes.',
    text: 'If these data are not yours, say so: you lose this view, whoever named you and the platform’s staff are told, and nothing is handed over until it is settled.',
  },
  email: 'Your e-mail address',
  failed: 'Something went wrong, and nothing was changed. Try again in a moment.',
  headings: {
    data: (organisation: string) => `${organisation} invites you to watch over your data in`,
    guest: (inviter: string) => `${inviter} invites you to work as a guest in`,
    join: (inviter: string) => `${inviter} invites you to join`,
    platform: 'Make your account',
    watch: (inviter: string) => `${inviter} invites you to watch the work in`,
    work: (inviter: string) => `${inviter} invites you to work in`,
  },
  invitation: 'Invitation',
  invitationTo: (place: string) => `Invitation to ${place}`,
  invitedAs: (inviter: string, role: string) => `${inviter} invites you as ${role}.`,
  languageSwitch: 'Language',
  loading: 'One moment…',
  makeAccount: 'Make your account',
  name: 'Your name',
  nameMissing: 'Write your name.',
  organisation,
  password: 'Choose a password',
  passwordHint: 'At least 8 characters.',
  passwordShort: 'Choose a password of at least 8 characters.',
  platformText: 'You are invited to this platform. Choose a name and a password to begin.',
  problems: {
    already_member: 'You are here already. Go to the platform.',
    address_invalid: 'Write one plain e-mail address, such as name@example.org.',
    archived: 'This place has been archived. Ask whoever invited you.',
    conflict: 'Somebody else changed this at the same moment. Try again.',
    insider_outsider_conflict:
      'Your account already has another kind of access at this organisation. Ask whoever invited you to end that first.',
    staff_outside:
      'Your account belongs to the platform’s staff, who stay outside organisations. Use another one.',
    too_many_requests: 'That was too often. Wait a while, then try again.',
  } as Record<string, string>,
  renew: 'Send me a new link',
  renewed: {
    heading: 'Look into your mailbox',
    hint: 'Nothing there after a few minutes? Look among unwanted mail.',
    text: 'We have sent a new link to the address that was invited. It works for 30 days; this one no longer does.',
  },
  roles: {
    admin: 'an admin',
    billing: 'responsible for billing',
    external: 'a guest',
    member: 'a member',
    observer: 'an observer',
    owner: 'an owner',
  } as Record<string, string>,
  signedInAs: (me: string) => `You are signed in as ${me}.`,
  signIn: 'Sign in',
  signInFirst: (hint: string) =>
    hint
      ? `You have an account for ${hint} already. Sign in with it, and you come back here.`
      : 'Sign in first, and you come back here.',
  signInToAccept: 'Sign in to accept',
  signInToJoin: 'Sign in to join',
  signUpFirst: 'No account yet?',
  signUpFirstLink: 'Sign up first',
  signUpFirstThen: ', then open this link again.',
  signOut: 'Sign out and go on',
  signUp: {
    again: 'Use another address',
    closedHeading: 'By invitation only',
    closedText:
      'This platform takes people by invitation only. Ask somebody who works here to invite you.',
    done: (email: string) =>
      `We have sent a mail to ${email}. Open the link in it to go on; it works for 7 days.`,
    doneHeading: 'Look into your mailbox',
    doneHint: 'Nothing there after a few minutes? Look among unwanted mail, or try again.',
    hasAccount: 'Do you have an account already?',
    heading: 'Make an account',
    send: 'Mail me the link',
    text: 'We mail you a link; the account is made when you open it.',
  },
  toPlatform: 'Go to the platform',
  tryAgain: 'Try again',
  worksUntil: (date: string) => `The link works until ${date}.`,
  workspace,
  youWillBe: (role: string) => `You will be ${role}.`,
}
