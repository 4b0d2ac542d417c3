import type { en } from './en.js'

const workspace: typeof en.workspace = (organisation) => ({
  admin: {
    can: [
      'werken met alle projecten, gesprekken en rapporten',
      'mensen uitnodigen en de instellingen wijzigen',
      'gebruik en facturen inzien',
    ],
    cannot: ['wijzigen wat eigenaren mogen'],
  },
  billing: {
    can: ['gebruik en facturen inzien en de betaling wijzigen', 'zien wie er werkt'],
    cannot: ['projecten, gesprekken of rapporten zien', 'mensen uitnodigen'],
  },
  dataOwner: {
    can: ['de projecten, gesprekken en gepubliceerde rapporten zien', 'zien wie eraan werkt'],
    cannot: [
      'iets betalen: het is kosteloos',
      'iets wijzigen, toevoegen of verwijderen',
      `als eigenaar van de gegevens door iemand van ${organisation} verwijderd worden`,
    ],
  },
  external: {
    can: [
      'de projecten, gesprekken en rapporten lezen',
      'aan projecten werken, de chat gebruiken en rapporten maken',
    ],
    cannot: ['iets publiceren of verwijderen', `iets anders van ${organisation} zien`],
  },
  member: {
    can: [
      'werken aan projecten en gesprekken, en rapporten publiceren',
      'zien wie er werkt en wat er wordt gebruikt',
    ],
    cannot: ['projecten of rapporten verwijderen', 'mensen uitnodigen of instellingen wijzigen'],
  },
  observer: {
    can: ['de projecten, gesprekken en gepubliceerde rapporten zien'],
    cannot: [
      'iets betalen: het is kosteloos',
      'iets wijzigen, toevoegen of verwijderen',
      `iets anders van ${organisation} zien`,
    ],
  },
  owner: {
    can: [
      'alles doen in de werkruimte',
      'mensen uitnodigen en hun rol wijzigen',
      'gebruik en facturen inzien en de betaling wijzigen',
    ],
    cannot: [`andere werkruimtes van ${organisation} zien waarvoor u niet bent uitgenodigd`],
  },
})

const organisation: typeof en.organisation = (name) => ({
  admin: {
    can: [
      'werkruimtes openen, en werken in alle die niet privé zijn',
      'mensen uitnodigen, instellingen wijzigen en overeenkomsten aangaan',
      'gebruik en facturen inzien',
    ],
    cannot: [`${name} archiveren`, 'wijzigen wat eigenaren mogen'],
  },
  billing: {
    can: ['gebruik en facturen inzien en de betaling wijzigen', 'zien wie er werkt'],
    cannot: ['projecten, gesprekken of rapporten zien', 'mensen uitnodigen'],
  },
  member: {
    can: [`zien wie er bij ${name} werkt`, 'werken in de werkruimtes waarin u een rol krijgt'],
    cannot: ['werkruimtes openen of mensen uitnodigen', 'gebruik en facturen inzien'],
  },
  owner: {
    can: [
      `alles doen bij ${name} en in alle werkruimtes`,
      'mensen uitnodigen, overeenkomsten aangaan en instellingen wijzigen',
      'gebruik en facturen inzien en de betaling wijzigen',
    ],
    cannot: [],
  },
})

/** The same in Dutch. */
export const nl: typeof en = {
  anotherAccount: (me, hint) =>
    hint
      ? `U bent ingelogd als ${me}, maar deze uitnodiging is gestuurd naar ${hint}.`
      : `U bent ingelogd als ${me}, maar deze uitnodiging is naar een ander adres gestuurd.`,
  anotherAccountHeading: 'Deze uitnodiging is voor iemand anders',
  anotherAccountNext: 'Log uit om verder te gaan met het account waarnaar ze is gestuurd.',
  accept: 'Uitnodiging aannemen',
  acceptAndFollow: 'Aannemen en meekijken',
  acceptAndJoin: (place) => `Aannemen en meedoen met ${place}`,
  acceptAndWatch: 'Aannemen en uw gegevens volgen',
  accountFor: (hint) => `Uw account komt op naam van ${hint}.`,
  can: 'U kunt',
  cannot: 'U zult niet',
  closed: {
    failed: {
      heading: 'Deze pagina kon niet worden geladen',
      text: 'Het platform is niet bereikbaar. Probeer het zo weer.',
    },
    invitation_expired: {
      heading: 'Deze uitnodiging is verlopen',
      text: 'Links werken voor de veiligheid maar een beperkte tijd. Vraag wie u uitnodigde om een nieuwe.',
    },
    invitation_renewable: {
      heading: 'Deze link is verlopen',
      text: 'Links werken voor de veiligheid maar een beperkte tijd. De uitnodiging zelf staat nog: we mailen een nieuwe link naar het uitgenodigde adres.',
    },
    invitation_used: {
      heading: 'Deze uitnodiging is al gebruikt',
      text: 'Ze werkt maar zo vaak. Was u het zelf, log dan in met het account waarmee u haar aannam; vraag anders wie u uitnodigde om een nieuwe.',
    },
    no_token: {
      heading: 'Open de link uit uw mail',
      text: 'Deze pagina heeft de hele link van uw uitnodiging nodig. Klik erop in de mail, of kopieer hem in zijn geheel naar de adresbalk.',
    },
    not_found: {
      heading: 'Deze uitnodiging bestaat niet',
      text: 'Misschien is ze ingetrokken, of vervangen door een nieuwere mail. Open de nieuwste mail, kopieer de hele link, of vraag wie u uitnodigde.',
    },
    too_many_requests: {
      heading: 'Dat was te vaak',
      text: 'Voor de veiligheid kan een link maar een aantal keer worden geopend. Wacht even en probeer het dan weer.',
    },
  },
  confirmEmail: {
    button: 'Dit adres bevestigen',
    closed: {
      account_exists: {
        heading: 'Dit adres heeft al een account',
        text: 'Er is niets gewijzigd. Log in met dat account.',
      },
      data_owner_is_insider: {
        heading: 'Dit adres is van een klant',
        text: 'Het is genoemd als dat van de gegevenseigenaar, of uitgenodigd, bij een organisatie waar het account aan de andere kant staat. Er is niets gewijzigd; vraag wie het noemde of uitnodigde om een ander adres te kiezen.',
      },
      failed: {
        heading: 'Dit is niet gelukt',
        text: 'Er is niets gewijzigd. Probeer het zo meteen opnieuw.',
      },
      insider_outsider_conflict: {
        heading: 'Dit adres is elders uitgenodigd',
        text: 'Het is uitgenodigd bij een organisatie waar het account een ander soort toegang heeft. Er is niets gewijzigd; sla die uitnodiging eerst af, of laat haar intrekken.',
      },
      invitation_expired: {
        heading: 'Deze link is verlopen',
        text: 'Hij werkt 24 uur, voor de veiligheid. Vraag de wijziging opnieuw aan op de pagina van uw account.',
      },
      invitation_used: {
        heading: 'Dit adres geldt al',
        text: 'De link is gebruikt. Log in met dit adres.',
      },
      no_token: {
        heading: 'Open de link uit uw mail',
        text: 'Deze pagina heeft de hele link nodig. Klik erop in de mail, of kopieer hem helemaal naar de adresbalk.',
      },
      not_found: {
        heading: 'Deze link werkt niet',
        text: 'Misschien is hij ingetrokken, of vervangen door een nieuwere mail. Open de nieuwste mail, of vraag de wijziging opnieuw aan op de pagina van uw account.',
      },
      staff_outside: {
        heading: 'Dit adres is van een klant',
        text: 'Het is genoemd als dat van een gegevenseigenaar, en medewerkers van het platform blijven daarbuiten. Er is niets gewijzigd; kies een ander adres.',
      },
      too_many_requests: {
        heading: 'Dat was te vaak',
        text: 'Wacht even, en probeer het dan opnieuw.',
      },
    },
    done: ({ email }) => `Voortaan logt u in met ${email}.`,
    doneHeading: 'Uw adres is gewijzigd',
    doneHint: 'Waar u verder was ingelogd, bent u dat niet meer.',
    heading: 'Bevestig uw nieuwe adres',
    hint: 'Alleen als het uw eigen account is, en u hierom vroeg. Sluit anders deze pagina: er verandert niets.',
    text: 'Uw account krijgt het adres waarnaar deze link is gestuurd, in plaats van het huidige.',
  },
  dataOwnerMistake: {
    button: 'Deze gegevens zijn niet van ons',
    closed: {
      failed: {
        heading: 'Dit is niet gelukt',
        text: 'Er is niets gewijzigd. Probeer het zo meteen opnieuw.',
      },
      invitation_expired: {
        heading: 'Deze link is verlopen',
        text: 'Er is niets gewijzigd. Beantwoord de mail die u hier bracht, of schrijf wie u noemde: dat kan worden gewijzigd.',
      },
      no_token: {
        heading: 'Open de link uit uw mail',
        text: 'Deze pagina heeft de hele link nodig. Klik erop in de mail, of kopieer hem helemaal naar de adresbalk.',
      },
      not_found: {
        heading: 'Deze link werkt niet',
        text: 'Misschien bent u niet meer genoemd als eigenaar van deze gegevens, of heeft een nieuwere mail hem vervangen. Open de nieuwste mail; is die er niet, dan hoeft u niets meer te doen.',
      },
      too_many_requests: {
        heading: 'Dat was te vaak',
        text: 'Wacht even, en probeer het dan opnieuw.',
      },
      wrong_state: {
        heading: 'U bent hier niet meer genoemd',
        text: 'U bent niet meer genoemd als eigenaar van deze gegevens. U hoeft niets te doen.',
      },
    },
    done: () =>
      'U ziet deze gegevens niet meer. Wie u noemde en de medewerkers van het platform hebben bericht, en niets wordt overgedragen voordat dit is opgelost.',
    doneHeading: 'U hebt gezegd dat deze gegevens niet van u zijn',
    doneHint: 'Was het een vergissing? Schrijf wie u noemde: die kan u opnieuw noemen.',
    heading: 'Zijn deze gegevens niet van u?',
    hint: 'Alleen als u bij vergissing bent genoemd. Sluit anders deze pagina: er verandert niets.',
    text: 'Zijn deze gegevens niet van u, zeg het dan: u kunt niet meer meekijken, wie u noemde en de medewerkers van het platform krijgen bericht, en niets wordt overgedragen voordat dit is opgelost.',
  },
  email: 'Uw e-mailadres',
  failed: 'Er ging iets mis; er is niets gewijzigd. Probeer het zo weer.',
  headings: {
    data: (organisation) => `${organisation} nodigt u uit om uw gegevens te volgen in`,
    guest: (inviter) => `${inviter} nodigt u uit om als gast te werken in`,
    join: (inviter) => `${inviter} nodigt u uit om mee te doen met`,
    platform: 'Maak uw account',
    watch: (inviter) => `${inviter} nodigt u uit om het werk te volgen in`,
    work: (inviter) => `${inviter} nodigt u uit om te werken in`,
  },
  invitation: 'Uitnodiging',
  invitationTo: (place) => `Uitnodiging voor ${place}`,
  invitedAs: (inviter, role) => `${inviter} nodigt u uit als ${role}.`,
  languageSwitch: 'Taal',
  loading: 'Een ogenblik…',
  makeAccount: 'Maak uw account',
  name: 'Uw naam',
  nameMissing: 'Schrijf uw naam.',
  organisation,
  password: 'Kies een wachtwoord',
  passwordHint: 'Minstens 8 tekens.',
  passwordShort: 'Kies een wachtwoord van minstens 8 tekens.',
  platformText:
    'U bent uitgenodigd voor dit platform. Kies een naam en een wachtwoord om te beginnen.',
  problems: {
    already_member: 'U bent hier al. Ga naar het platform.',
    address_invalid: 'Schrijf één gewoon e-mailadres, zoals naam@voorbeeld.nl.',
    archived: 'Dit is gearchiveerd. Vraag het wie u uitnodigde.',
    conflict: 'Iemand anders wijzigde dit op hetzelfde moment. Probeer het opnieuw.',
    insider_outsider_conflict:
      'Uw account heeft bij deze organisatie al een ander soort toegang. Vraag wie u uitnodigde om die eerst te beëindigen.',
    staff_outside:
      'Uw account is van een medewerker van het platform, en die blijven buiten organisaties. Gebruik een ander.',
    too_many_requests: 'Dat was te vaak. Wacht even en probeer het dan weer.',
  },
  renew: 'Stuur mij een nieuwe link',
  renewed: {
    heading: 'Kijk in uw mailbox',
    hint: 'Na een paar minuten nog niets? Kijk bij de ongewenste mail.',
    text: 'We hebben een nieuwe link gestuurd naar het uitgenodigde adres. Hij werkt 30 dagen; deze werkt niet meer.',
  },
  roles: {
    admin: 'beheerder',
    billing: 'verantwoordelijk voor de facturatie',
    external: 'gast',
    member: 'lid',
    observer: 'waarnemer',
    owner: 'eigenaar',
  },
  signedInAs: (me) => `U bent ingelogd als ${me}.`,
  signIn: 'Inloggen',
  signInFirst: (hint) =>
    hint
      ? `U hebt al een account voor ${hint}. Log ermee in, dan komt u hier terug.`
      : 'Log eerst in, dan komt u hier terug.',
  signInToAccept: 'Inloggen om aan te nemen',
  signInToJoin: 'Inloggen om mee te doen',
  signUpFirst: 'Nog geen account?',
  signUpFirstLink: 'Meld u eerst aan',
  signUpFirstThen: ', en open deze link dan opnieuw.',
  signOut: 'Uitloggen en verdergaan',
  signUp: {
    again: 'Een ander adres gebruiken',
    closedHeading: 'Alleen op uitnodiging',
    closedText:
      'Dit platform neemt alleen mensen op uitnodiging op. Vraag iemand die hier werkt om u uit te nodigen.',
    done: (email) =>
      `We hebben een mail gestuurd naar ${email}. Open de link daarin om verder te gaan; hij werkt 7 dagen.`,
    doneHeading: 'Kijk in uw mailbox',
    doneHint: 'Na een paar minuten nog niets? Kijk bij de ongewenste mail, of probeer het opnieuw.',
    hasAccount: 'Hebt u al een account?',
    heading: 'Maak een account',
    send: 'Mail mij de link',
    text: 'We mailen u een link; het account wordt gemaakt als u die opent.',
  },
  toPlatform: 'Naar het platform',
  tryAgain: 'Opnieuw proberen',
  worksUntil: (date) => `De link werkt tot ${date}.`,
  workspace,
  youWillBe: (role) => `U wordt ${role}.`,
}
