/**
 * In Dutch, what a refusal says on an occasion of its own. The English is the key, as the code writes it, with `{}` for
 * what differs; each has its place here, in the same order of variables.
 */
// prettier-ignore
export const OCCASIONS: Record<string, string> = {
  'This day is still to come. Give the value date that the bank says.': 'Deze dag moet nog komen. Geef de valutadatum die de bank noemt.',
  'Credit at most what is due on the invoice.': 'Crediteer hoogstens wat er op de factuur openstaat.',
  'An open invoice is credited by lowering what is due. Leave this out.': 'Een open factuur wordt gecrediteerd door het openstaande bedrag te verlagen. Laat dit weg.',
  'This comes to less than nothing. Credit an earlier invoice instead.': 'Dit komt op minder dan niets. Crediteer in plaats daarvan een eerdere factuur.',
  'This platform has not said who sells: its developers set the option `seller`.': 'Dit platform heeft niet gezegd wie verkoopt: de ontwikkelaars stellen de optie `seller` in.',
  'This comes to more than can be counted exactly.': 'Dit komt op meer dan precies te tellen is.',
  'Only the current month is known: {}.': 'Alleen de huidige maand is bekend: {}.',
  'Settling needs the permission `settle`.': 'Voor uitbetalen is de bevoegdheid `settle` nodig.',
  'Name a billing account, or give invoices.': 'Noem een facturatierekening, of geef facturen.',
  'Only partner organisations have deals.': 'Alleen partnerorganisaties hebben afspraken.',
  'A closed deal stays closed: make a new one.': 'Een gesloten afspraak blijft gesloten: maak een nieuwe.',
  'This deal is closed.': 'Deze afspraak is gesloten.',
  'A deal ends after it starts.': 'Een afspraak eindigt nadat ze begint.',
  'Write whole hundredths of a percent, from 0 to 10000.': 'Schrijf hele honderdsten van een procent, van 0 tot 10000.',
  'Write whole cents, 0 or more.': 'Schrijf hele centen, 0 of meer.',
  'This settlement was cancelled before.': 'Deze uitbetaling is al geannuleerd.',
  'Only an open invoice can be paid.': 'Alleen een open factuur kan worden betaald.',
  'Only an open or paid invoice can be credited.': 'Alleen een open of betaalde factuur kan worden gecrediteerd.',
  'Nothing was paid on this invoice.': 'Op deze factuur is niets betaald.',
  'Only an open invoice on which nothing was paid can be voided. Credit it instead.': 'Alleen een open factuur waarop niets is betaald, kan vervallen. Crediteer haar in plaats daarvan.',
  'This refund came back before.': 'Deze terugbetaling is al teruggekomen.',
  'This dispute was won before.': 'Dit geschil is al gewonnen.',
  // Accounts and the platform
  'A role belongs to a place. For the platform itself, send platformRoles.': 'Een rol hoort bij een plek. Stuur voor het platform zelf platformRoles.',
  'Choose a name and a password to make your account, or sign in first.': 'Kies een naam en een wachtwoord om uw account te maken, of log eerst in.',
  'Choose a password of at least {} characters.': 'Kies een wachtwoord van ten minste {} tekens.',
  'Only its owner changes a password.': 'Alleen de eigenaar van een account wijzigt het wachtwoord.',
  'Platform roles come with an invitation to the platform: name no place.': 'Rollen op het platform horen bij een uitnodiging voor het platform: noem geen plek.',
  "Staff stay outside organisations and workspaces. End this person's memberships first.": 'Medewerkers van het platform blijven buiten organisaties en werkruimtes. Beëindig eerst de lidmaatschappen van deze persoon.',
  'Staff permissions need the platform role staff.': 'Bevoegdheden als medewerker horen bij de rol medewerker.',
  'The clock only moves forward.': 'De klok gaat alleen vooruit.',
  'The partner program is switched off on this platform.': 'Het partnerprogramma staat op dit platform uit.',
  'This address has an account already.': 'Dit adres heeft al een account.',
  'This platform takes people by invitation only.': 'Op dit platform komt men alleen op uitnodiging.',

  // People in places
  'An owner is never time-boxed.': 'De toegang van een eigenaar loopt nooit af.',
  'Choose a role of the {}.': 'Kies een rol van de {}.',
  'Choose a time in the future, or end it now.': 'Kies een tijdstip in de toekomst, of beëindig het nu.',
  'Name a place to which you may invite: an organisation or a workspace.': 'Noem een plek waarvoor u mag uitnodigen: een organisatie of een werkruimte.',
  'Name exactly one place: an organisation or a workspace.': 'Noem precies één plek: een organisatie of een werkruimte.',
  'Name one place: an organisation or a workspace.': 'Noem één plek: een organisatie of een werkruimte.',
  'This invitation is {}. Invite again instead.': 'Deze uitnodiging is {}. Nodig opnieuw uit.',
  'This invitation is {}; there is nothing to take back.': 'Deze uitnodiging is {}; er valt niets in te trekken.',
  'This mail is {}; there is nothing to send again.': 'Deze mail is {}; er valt niets opnieuw te sturen.',
  'The text of this mail is no longer kept.': 'De tekst van deze mail wordt niet meer bewaard.',
  'This membership has ended. Add or invite the person again.': 'Dit lidmaatschap is beëindigd. Voeg de persoon opnieuw toe, of nodig opnieuw uit.',
  'You can add people of your organisation. Invite others: POST /api/invitations.': 'U kunt mensen van uw organisatie toevoegen. Nodig anderen uit.',

  // Workspaces, agreements and content
  'A workspace is opened by a person: pass `user`.': 'Een werkruimte wordt door een persoon geopend: geef `user` mee.',
  'Choose a PDF, or a picture of the paper as PNG or JPEG.': 'Kies een pdf, of een foto van het papier als PNG of JPEG.',
  'Choose a version of the agreement for partners: what is accepted for a workspace is accepted there.': 'Kies een versie van de overeenkomst voor partners: wat voor een werkruimte wordt aanvaard, wordt daar aanvaard.',
  'Choose a day in the future.': 'Kies een dag in de toekomst.',
  'Choose the organisation.': 'Kies de organisatie.',
  'Choose the {}.': 'Kies een {}.',
  'Internal workspaces have no data owner: the data are your own.': 'Interne werkruimtes hebben geen gegevenseigenaar: de gegevens zijn van uzelf.',
  'It was signed today or earlier.': 'De ondertekening is van vandaag of eerder.',
  'Make the file smaller: at most 10 MB.': 'Maak het bestand kleiner: ten hoogste 10 MB.',
  'Restricted workspaces need the tier {} or above. Keep it open, or upgrade first.': 'Besloten werkruimtes zijn er vanaf het niveau {}. Houd haar open, of verhoog eerst het niveau.',
  'Say when it was signed.': 'Zeg wanneer er is ondertekend.',
  'Some client workspaces of the organisation do not stand on the current agreement. Accept it in each of them first.': 'Niet alle klantwerkruimtes van de organisatie staan op de huidige overeenkomst. Aanvaard die eerst in elk ervan.',
  'Staff accept for nobody. What was signed on paper is recorded with channel: paper, the document, who signed it and when.': 'Medewerkers aanvaarden voor niemand. Wat op papier is ondertekend wordt vastgelegd met channel: paper, het document, wie ondertekende en wanneer.',
  'The data owner has had access already, and cannot be exchanged without being asked.': 'De gegevenseigenaar heeft al toegang gehad, en kan niet ongevraagd worden vervangen.',
  'Upload the signed agreement first, and give its id.': 'Upload eerst de getekende overeenkomst, en geef het id ervan.',
  'Write the name of who signed.': 'Schrijf de naam van wie ondertekende.',
  '“{}” is published for this already. Write the new text there, or unpublish it first.': '“{}” is hiervoor al gepubliceerd. Schrijf de nieuwe tekst daar, of maak de publicatie eerst ongedaan.',

  // What is kept
  'This cannot be duplicated. Create a new one.': 'Dit kan niet worden gedupliceerd. Maak een nieuw aan.',
  'This is evidence; it is kept, never deleted.': 'Dit is bewijs; het wordt bewaard, nooit verwijderd.',
  'This is evidence: it is only ever added to, never changed or removed.': 'Dit is bewijs: hier komt alleen bij, er wordt nooit iets gewijzigd of verwijderd.',
  'This is kept, not deleted. Archive it instead: PATCH { archived: true }.': 'Dit wordt bewaard, niet verwijderd. Archiveer het.',
  'This is kept, not deleted. End it instead: PATCH { ended: true }.': 'Dit wordt bewaard, niet verwijderd. Beëindig het.',
  'This is kept, not deleted. Revoke it instead: POST /api/invitations/:id/revoke.': 'Dit wordt bewaard, niet verwijderd. Trek de uitnodiging in.',

  // Links, requests, data owners, logos and accounts
  'Send the file itself, as multipart/form-data.': 'Stuur het bestand zelf mee, als multipart/form-data.',
  'You cannot change {}: it follows from the file. Leave it out, or send another file.': 'U kunt {} niet wijzigen: het volgt uit het bestand. Laat het weg, of stuur een ander bestand.',
  'Only a link has a number of uses.': 'Alleen een link heeft een aantal keren dat ze bruikbaar is.',
  'A link gives at most the role member. Invite others by their address.': 'Een link geeft hoogstens de rol lid. Nodig anderen uit met hun adres.',
  'A link is for whoever has it: leave the address out, or invite by mail.': 'Een link is voor wie haar heeft: laat het adres weg, of nodig per mail uit.',
  'Say how many people may use the link: 1 to {}.': 'Zeg hoeveel mensen de link mogen gebruiken: 1 tot {}.',
  'A link leads to an organisation or a workspace. Invite to the platform by mail.': 'Een link leidt naar een organisatie of werkruimte. Nodig voor het platform zelf per mail uit.',
  'Nobody lengthens his own access. Ask somebody else who manages people here.': 'Niemand verlengt zijn eigen toegang. Vraag het iemand anders die hier mensen beheert.',
  'Staff accept no agreement for others.': 'Medewerkers aanvaarden geen overeenkomst voor anderen.',
  'Choose a PNG, JPEG or WebP picture.': 'Kies een afbeelding in PNG, JPEG of WebP.',
  'Choose a picture that does not move.': 'Kies een afbeelding die niet beweegt.',
  'Make the picture smaller: at most {} × {} pixels.': 'Maak de afbeelding kleiner: hoogstens {} × {} pixels.',
  'Make the file smaller: at most 1 MB.': 'Maak het bestand kleiner: hoogstens 1 MB.',
  'This picture cannot be read. Save it again as PNG, JPEG or WebP.': 'Deze afbeelding is niet te lezen. Bewaar haar opnieuw als PNG, JPEG of WebP.',
  'This platform cannot take logos yet: whoever runs it adds `sharp` to its Payload config.': 'Dit platform kan nog geen logo’s aannemen: wie het beheert voegt `sharp` toe aan de Payload-configuratie.',
  "A logo of its own needs the tier {} or above. Ask the platform's staff to raise the workspace's tier first.": 'Een eigen logo is er vanaf het niveau {}. Vraag de medewerkers van het platform eerst het niveau van de werkruimte te verhogen.',
  'Give your password, so that nobody but you erases your account.': 'Geef uw wachtwoord, zodat niemand anders uw account wist.',
  'Sign in, or sign up first; then open this link again.': 'Log in, of meld u eerst aan; open daarna deze link opnieuw.',
  'You were here by this link before. Ask somebody who manages people here.': 'U was hier al met deze link. Vraag het iemand die hier mensen beheert.',
  'This link has expired; the invitation has not. Ask for a new link: POST /api/invitations/renew.': 'Deze link is verlopen; de uitnodiging niet. Vraag een nieuwe link aan.',
  'This link still works: open it.': 'Deze link werkt nog: open haar.',
  'This link has been used: the new address counts. Sign in with it.': 'Deze link is gebruikt: het nieuwe adres geldt. Log daarmee in.',
  'This link has expired. Ask for the change again on your account page.': 'Deze link is verlopen. Vraag de wijziging opnieuw aan op de pagina van uw account.',
  'An account with this address exists already. Sign in with that one.': 'Er bestaat al een account met dit adres. Log daarmee in.',
  'This is not your password. Nothing was changed.': 'Dit is niet uw wachtwoord. Er is niets gewijzigd.',
  'You can ask for workspaces of your organisation that you can find: GET /api/organisations/:id/workspaces/discoverable.': 'U kunt vragen om werkruimtes van uw organisatie die u kunt vinden.',
  'You have asked already. Wait for the answer, or withdraw that request first.': 'U hebt het al gevraagd. Wacht op het antwoord, of trek die aanvraag eerst in.',
  'Choose a role for somebody of the organisation: member, billing or admin.': 'Kies een rol voor iemand van de organisatie: lid, facturatie of beheerder.',
  'This person no longer belongs to the organisation. Deny the request, or invite them.': 'Deze persoon hoort niet meer bij de organisatie. Wijs de aanvraag af, of nodig de persoon uit.',
  'This request is {} already. A new one can be made.': 'Deze aanvraag is al {}. Er kan een nieuwe worden gedaan.',
  'A dispute is cleared by null; only the data owner begins one.': 'Een betwisting wordt met null opgeheven; alleen de gegevenseigenaar begint er een.',
  'No change of the data owner waits here.': 'Er wacht hier geen wijziging van de gegevenseigenaar.',
  'This link has expired. Answer to the mail, or write to the platform’s staff.': 'Deze link is verlopen. Beantwoord de mail, of schrijf de medewerkers van het platform.',
  'You are not named as the data owner here any more. There is nothing that you need to do.': 'U bent hier niet meer genoemd als gegevenseigenaar. U hoeft niets te doen.',
  'The client has had access, or work has begun: only the platform’s staff make this workspace internal.': 'De klant heeft toegang gehad, of het werk is begonnen: alleen de medewerkers van het platform maken deze werkruimte intern.',

  // Requests
  'Another document has this value already.': 'Een ander document heeft deze waarde al.',
  'Idempotency-Key must be 1 to 200 visible ASCII characters.': 'Idempotency-Key telt 1 tot 200 zichtbare ASCII-tekens.',
  'Send a JSON object as the body.': 'Stuur een JSON-object als inhoud.',
  'Send the document as an object of fields.': 'Stuur het document als een object met velden.',
  'Send the file as multipart/form-data.': 'Stuur het bestand als multipart/form-data.',
  'Send the file itself: it cannot be fetched from there.': 'Stuur het bestand zelf: het kan daar niet worden opgehaald.',
  'Send valid JSON.': 'Stuur geldige JSON.',
  'Sort by a field of the document itself, not through a relation.': 'Sorteer op een veld van het document zelf, niet via een relatie.',
  'This breaks a rule of the data: {}.': 'Dit gaat in tegen een regel van de gegevens: {}.',
  'This is nested too deeply.': 'Dit is te diep genest.',
  'You cannot change {}. Leave it out, or send it back unchanged.': 'U kunt {} niet wijzigen. Laat het weg, of stuur het ongewijzigd terug.',
  'You refer to something that is not there for you.': 'U verwijst naar iets wat er voor u niet is.',
  'Write a whole number from {} to {}.': 'Schrijf een geheel getal van {} tot {}.',
  '{} cannot be queried.': 'Op {} kan niet worden gezocht.',
  '{} has a value that is neither text nor number.': '{} heeft een waarde die tekst noch getal is.',
  '{} has a value that is too long.': '{} heeft een waarde die te lang is.',
  '{} has an operator that does not exist.': '{} heeft een operator die niet bestaat.',
  '{} has too many conditions.': '{} heeft te veel voorwaarden.',
  '{} has too many values.': '{} heeft te veel waarden.',
  '{} is a number.': '{} is een getal.',
  '{} is nested too deeply.': '{} is te diep genest.',
  '{} knows no {}.': '{} kent geen {}.',
  '{} leads too far.': '{} leidt te ver.',
  '{} must be a list of objects.': '{} moet een lijst van objecten zijn.',
  '{} must be a list of queries.': '{} moet een lijst van zoekopdrachten zijn.',
  '{} must be a list.': '{} moet een lijst zijn.',
  '{} must be a number.': '{} moet een getal zijn.',
  '{} must be a query of fields.': '{} moet een zoekopdracht op velden zijn.',
  '{} must be a time, such as 2026-01-31T12:00:00Z.': '{} moet een tijdstip zijn, zoals 2026-01-31T12:00:00Z.',
  '{} must be a whole number, not below zero.': '{} moet een geheel getal zijn, niet onder nul.',
  '{} must be an id.': '{} moet een id zijn.',
  '{} must be an object of fields.': '{} moet een object met velden zijn.',
  '{} must be one of its options.': '{} moet een van de mogelijkheden zijn.',
  '{} must be rich text, as the editor makes it.': '{} moet opgemaakte tekst zijn, zoals de editor die maakt.',
  '{} must be text.': '{} moet tekst zijn.',
  '{} must be true or false.': '{} moet true of false zijn.',
  '{} must not contain NUL.': '{} mag geen NUL bevatten.',
  '{} needs an operator, such as [equals].': '{} heeft een operator nodig, zoals [equals].',
  '{} takes a list with {}.': '{} vraagt een lijst bij {}.',
  '{} takes one text with {}.': '{} vraagt één tekst bij {}.',
  '{} takes true or false with exists.': '{} vraagt true of false bij exists.',
}

/** Words that stand in the place of a `{}`. Paths, numbers and names stay as they are. */
const WORDS: Record<string, string> = {
  accepted: 'aangenomen',
  approved: 'goedgekeurd',
  declined: 'afgewezen',
  denied: 'afgewezen',
  expired: 'verlopen',
  organisation: 'organisatie',
  pending: 'nog open',
  revoked: 'ingetrokken',
  sent: 'verstuurd',
  waiting: 'al onderweg',
  withdrawn: 'ingetrokken',
  workspace: 'werkruimte',
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

const PATTERNS = Object.entries(OCCASIONS)
  .filter(([english]) => english.includes('{}'))
  .map(([english, dutch]) => ({
    dutch,
    pattern: new RegExp(`^${english.split('{}').map(escaped).join('(.+)')}$`, 's'),
  }))

/** The Dutch of a sentence that was written for an occasion; nothing for one that is not ours. */
export const occasionInDutch = (sentence: string): string | undefined => {
  if (Object.hasOwn(OCCASIONS, sentence)) return OCCASIONS[sentence]
  for (const { dutch, pattern } of PATTERNS) {
    const [, ...found] = pattern.exec(sentence) ?? []
    if (found.length > 0)
      return dutch.replaceAll('{}', () => {
        const word = found.shift() ?? ''
        return WORDS[word] ?? word
      })
  }
  return undefined
}
