type Agreement = {
  appliesTo: 'organisation' | 'workspace'
  body: { en: string[]; nl: string[] }
  title: string
}

/** The demo's two partner agreements. */
export const AGREEMENTS: Agreement[] = [
  {
    appliesTo: 'organisation',
    body: {
      en: [
        'As a partner you work on behalf of your clients. The data of an engagement are theirs, not yours.',
        'You open one workspace for each client, name the client as data owner, and let the client watch.',
        'You hand the workspace over when the engagement ends.',
      ],
      nl: [
        'Als partner werkt u namens uw klanten. De gegevens van een opdracht zijn van hen, niet van u.',
        'U opent voor elke klant een werkruimte, noemt de klant als gegevenseigenaar, en laat de klant meekijken.',
        'U draagt de werkruimte over wanneer de opdracht eindigt.',
      ],
    },
    title: 'Partner agreement',
  },
  {
    appliesTo: 'workspace',
    body: {
      en: [
        'This workspace holds data of your client, who can watch it being handled at any time, free of charge.',
        'You process these data only for this client, and return or delete them when asked.',
      ],
      nl: [
        'Deze werkruimte bevat gegevens van uw klant, die op elk moment kosteloos kan zien hoe ermee wordt omgegaan.',
        'U verwerkt deze gegevens alleen voor deze klant, en geeft ze terug of wist ze op verzoek.',
      ],
    },
    title: 'Client workspace agreement',
  },
]
