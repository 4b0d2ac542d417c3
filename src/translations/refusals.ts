import type { RefusalCode } from '../refusals.js'

import { sentenceOf } from '../refusals.js'

/** Refusals in Dutch. Their English stands beside their codes. */
// prettier-ignore
const NL: Record<RefusalCode, string> = {
  account_exists: 'Er is al een account met dit adres. Log in, en neem dan de uitnodiging aan.',
  address_invalid: 'Schrijf één gewoon e-mailadres, zoals naam@voorbeeld.nl.',
  agreement_changed: 'De overeenkomst is gewijzigd. Lees de huidige tekst, en aanvaard dan die versie.',
  agreement_missing: 'De organisatie heeft de huidige partnerovereenkomst niet aanvaard. Een eigenaar of beheerder aanvaardt die eerst.',
  agreement_not_published: 'Er is nu geen gepubliceerde overeenkomst om te aanvaarden. Vraag het de medewerkers van het platform.',
  agreement_required: 'Aanvaard eerst de overeenkomst.',
  already_accepted: 'Uw organisatie heeft deze versie al aanvaard.',
  already_invited: 'Er staat al een uitnodiging open voor dit adres. Verstuur die opnieuw.',
  already_member: 'Deze persoon is hier al, met deze rol of een hogere.',
  archived: 'Dit is gearchiveerd en alleen-lezen. Zet het eerst terug.',
  bulk_not_supported: 'Wijzig één document tegelijk.',
  client_data_stays: 'Gegevens van een klant blijven in de werkruimte van die klant.',
  conflict: 'Iemand anders heeft dit op hetzelfde moment gewijzigd. Probeer het opnieuw.',
  data_owner_is_insider: 'De gegevenseigenaar moet iemand buiten uw organisatie zijn: geef het eigen adres van de klant.',
  data_owner_required: 'Noem de gegevenseigenaar: de organisatie en het e-mailadres van de klant.',
  data_owner_stays: 'De gegevenseigenaar kan altijd meekijken: niemand anders beëindigt of begrenst die toegang.',
  field_not_writable: 'U kunt dit veld niet wijzigen.',
  forbidden: 'U mag dit hier niet. Vraag het een eigenaar of beheerder.',
  idempotency_key_reused: 'Deze Idempotency-Key is al voor iets anders gebruikt. Gebruik een nieuwe.',
  insider_outsider_conflict: 'Iemand hoort bij de organisatie of komt van buiten, nooit beide. Beëindig eerst de andere toegang.',
  invitation_expired: 'Deze uitnodiging is verlopen. Vraag om een nieuwe.',
  invitation_for_another_account: 'Deze uitnodiging is voor een ander adres. Log in met het account waarnaar ze is gestuurd.',
  invitation_used: 'Deze uitnodiging is al gebruikt. Log in met het account dat haar heeft aangenomen.',
  last_owner: 'Een organisatie houdt altijd een eigenaar. Maak eerst iemand anders eigenaar.',
  never_deleted: 'Dit wordt bewaard, niet verwijderd.',
  not_a_partner: 'Alleen partners openen werkruimtes voor klanten. Vraag de medewerkers van het platform om partner te worden.',
  not_found: 'Er is hier niets voor u. Controleer de link.',
  observer_external_only: 'Waarnemers zijn er alleen in klantwerkruimtes. Kies een andere rol.',
  organisation_not_empty: 'De organisatie heeft nog werkruimtes. Archiveer die eerst, of draag ze over.',
  owner_needs_consent: 'Niemand wordt ongevraagd eigenaar: stuur een uitnodiging met de rol eigenaar.',
  reason_required: 'Zeg waarom: wijzigingen door medewerkers hebben een reden, die in het auditlog wordt bewaard.',
  role_above_own: 'Dit gaat boven uw eigen rol. Vraag iemand met die rol.',
  sign_up_instead: 'Accounts ontstaan door een uitnodiging aan te nemen. Vraag er een aan.',
  staff_outside: 'Medewerkers van het platform blijven buiten organisaties en werkruimtes. Gebruik een ander account.',
  tier_required: 'Hiervoor is een hoger niveau nodig. Vraag het de medewerkers van het platform.',
  too_many_requests: 'Te veel verzoeken. Wacht even, en probeer het dan opnieuw.',
  unauthorized: 'Log eerst in.',
  validation_failed: 'Niet alles klopt. Verbeter de velden die hieronder staan.',
  whitelabel_external_only: 'Alleen klantwerkruimtes hebben een eigen logo; interne tonen dat van de organisatie.',
  wrong_state: 'Dit kan in de huidige toestand niet.',
}

/** Sentences that were written for an occasion, by their English. */
// prettier-ignore
const OCCASIONS_NL: Record<string, string> = {
  "A logo of its own needs the tier changemaker or above. Ask the platform's staff to raise the workspace's tier first.": 'Voor een eigen logo is het niveau changemaker of hoger nodig. Vraag de medewerkers van het platform eerst het niveau van de werkruimte te verhogen.',
  'Choose a picture that does not move.': 'Kies een afbeelding die niet beweegt.',
  'Choose a PNG, JPEG or WebP picture.': 'Kies een afbeelding in PNG, JPEG of WebP.',
  'Make the file smaller: at most 1 MB.': 'Maak het bestand kleiner: hoogstens 1 MB.',
  'Make the picture smaller: at most 2000 × 2000 pixels.': 'Maak de afbeelding kleiner: hoogstens 2000 × 2000 pixels.',
  'Send the file itself, as multipart/form-data.': 'Stuur het bestand zelf mee, als multipart/form-data.',
  'This picture cannot be read. Save it again as PNG, JPEG or WebP.': 'Deze afbeelding is niet te lezen. Bewaar haar opnieuw als PNG, JPEG of WebP.',
  'This platform cannot take logos yet: whoever runs it adds `sharp` to its Payload config.': 'Dit platform kan nog geen logo’s aannemen: wie het beheert voegt `sharp` toe aan de Payload-configuratie.',
}

/** The sentence of a refusal in the caller's language; one that was written for an occasion stays as it is where it has no Dutch. */
export const refusalIn = (language: string, code: string, sentence: string): string =>
  language !== 'nl'
    ? sentence
    : Object.hasOwn(NL, code) && sentenceOf(code as RefusalCode) === sentence
      ? NL[code as RefusalCode]
      : (OCCASIONS_NL[sentence] ?? sentence)
