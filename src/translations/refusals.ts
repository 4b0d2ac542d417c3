import type { RefusalCode } from '../refusals.js'

import { sentenceOf } from '../refusals.js'
import { occasionInDutch } from './occasions.js'

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
  billing_active: 'De eigen facturatierekening is nog in gebruik: beëindig het abonnement, verreken facturen en saldo, en ga eerst terug naar het gratis niveau.',
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
  nothing_to_settle: 'Er is niets uit te betalen: wat betaalbaar is, komt op nul of minder.',
  payment_exceeds_due: 'Dit is meer dan er op de factuur openstaat. Vul hoogstens dat bedrag in.',
  refund_exceeds_paid: 'Dit is meer dan er is betaald en nog niet is teruggegeven. Vul hoogstens dat bedrag in.',
  self_referral: 'Een partner kan zichzelf niet aanbrengen: kies de rekening van een klant.',
  terms_overlap: 'Op dat moment geldt al een andere afspraak voor deze rekening. Beëindig die eerst, of begin later.',
  terms_retroactive: 'Wat verdiend is, staat vast: kies een moment na de laatste betaling met een regel.',
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

/** The sentence of a refusal in the caller's language, whether its code says it or the occasion; a host's own stays as it is. */
export const refusalIn = (language: string, code: string, sentence: string): string => {
  if (language !== 'nl') return sentence
  const isOfCode = Object.hasOwn(NL, code) && sentenceOf(code as RefusalCode) === sentence
  return isOfCode ? NL[code as RefusalCode] : (occasionInDutch(sentence) ?? sentence)
}
