import type { CollectionConfig } from 'payload'

import { formatAdminURL } from 'payload/shared'

import type { Program } from '../src/program.js'

import { accessFor } from '../access/accessFor.js'
import { freezeOnPublish } from '../hooks/freezeOnPublish.js'
import { keepOnePublished } from '../hooks/keepOnePublished.js'
import { GROUPS, ON_CREATE, select, text, timestamps, hasPlatformRole } from './fields.js'
import { FIELD_LABELS } from './labels.js'

/** Where the admin UI shows a draft as a partner will read it. */
export const AGREEMENT_PREVIEW_PATH = '/agreement-preview'

/** The partner agreements, as editors write them (SPEC 2.6). What counts is what was frozen at publishing. */
export const agreements = (program: Program): CollectionConfig => ({
  slug: program.slugs.agreements,
  access: accessFor(program, 'agreements'),
  admin: {
    components: {
      edit: {
        PublishButton: {
          clientProps: { versions: program.slugs.agreementVersions },
          path: 'payload-partner-program/client#PublishAgreement',
        },
        Status: 'payload-partner-program/client#AgreementStatus',
        UnpublishButton: 'payload-partner-program/client#UnpublishAgreement',
      },
    },
    disableCopyToLocale: true, // It would publish the copy of a published text at once, unread.
    defaultColumns: ['title', 'appliesTo', '_status', 'updatedAt'],
    group: GROUPS.program,
    hidden: ({ user }) => !hasPlatformRole(user, 'editor', 'staff'),
    livePreview: {
      url: ({ data, locale, req }) => {
        const query = new URLSearchParams({ id: String(data.id), locale: locale.code })
        return formatAdminURL({
          adminRoute: req.payload.config.routes.admin,
          path: `${AGREEMENT_PREVIEW_PATH}?${query.toString()}`,
        })
      },
    },
    useAsTitle: 'title',
  },
  fields: [
    text('title', {
      admin: {
        description: {
          en: 'For editors and staff. Above the text, partners read “Agreement for partners” or “Agreement for client workspaces”.',
          nl: 'Voor redacteuren en medewerkers. Boven de tekst lezen partners “Overeenkomst voor partners” of “Overeenkomst voor klantwerkruimtes”.',
        },
      },
      required: true,
    }),
    select('appliesTo', ['organisation', 'workspace'], {
      access: ON_CREATE,
      admin: {
        description: {
          en: 'Who accepts it: an organisation once, to become a partner, or a partner for each new client workspace. It stays as it is chosen, and one agreement of each kind is published at a time.',
          nl: 'Wie haar aanvaardt: een organisatie één keer, om partner te worden, of een partner voor elke nieuwe klantwerkruimte. De keuze blijft zoals ze is, en van elke soort is één overeenkomst tegelijk gepubliceerd.',
        },
      },
      required: true,
    }),
    {
      name: 'body',
      admin: {
        description: {
          en: 'The text that is accepted, in each language that you publish. A saved draft changes nothing for anybody; publishing shows you first which words change, and for whom.',
          nl: 'De tekst die wordt aanvaard, in elke taal waarin u publiceert. Een opgeslagen concept verandert voor niemand iets; voor het publiceren ziet u welke woorden veranderen, en voor wie.',
        },
      },
      label: FIELD_LABELS.body,
      localized: true,
      required: true,
      type: 'richText',
    },
    ...timestamps(),
  ],
  hooks: { afterChange: [freezeOnPublish(program)], beforeChange: [keepOnePublished(program)] },
  labels: {
    plural: { en: 'Partner agreements', nl: 'Partnerovereenkomsten' },
    singular: { en: 'Partner agreement', nl: 'Partnerovereenkomst' },
  },
  versions: { drafts: true },
})
