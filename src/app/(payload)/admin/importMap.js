import { TextCell as TextCell_bdddb438b2b1570d5036f1ac74242152 } from 'payload-partner-program/client'
import { FieldOrText as FieldOrText_bdddb438b2b1570d5036f1ac74242152 } from 'payload-partner-program/client'
import { RelationshipCell as RelationshipCell_bdddb438b2b1570d5036f1ac74242152 } from 'payload-partner-program/client'
import { DateCell as DateCell_bdddb438b2b1570d5036f1ac74242152 } from 'payload-partner-program/client'
import { ListLead as ListLead_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { DocumentPage as DocumentPage_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { CreatePage as CreatePage_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { RelationshipFeatureClient as RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ChecklistFeatureClient as ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { IndentFeatureClient as IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AlignFeatureClient as AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SelectCell as SelectCell_bdddb438b2b1570d5036f1ac74242152 } from 'payload-partner-program/client'
import { CheckboxCell as CheckboxCell_bdddb438b2b1570d5036f1ac74242152 } from 'payload-partner-program/client'
import { WorkspaceWork as WorkspaceWork_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { WorkTab as WorkTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { WorkspacePeople as WorkspacePeople_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { PeopleTab as PeopleTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { WorkspaceDataOwner as WorkspaceDataOwner_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { DataOwnerTab as DataOwnerTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { WorkspaceBilling as WorkspaceBilling_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { BillingTab as BillingTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { WorkspaceActivity as WorkspaceActivity_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { ActivityTab as ActivityTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { WorkspaceSettings as WorkspaceSettings_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { SettingsTab as SettingsTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { NewWorkspace as NewWorkspace_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { OrganisationOverview as OrganisationOverview_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { OverviewTab as OverviewTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { Partnership as Partnership_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { PartnershipTab as PartnershipTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { OrganisationPeople as OrganisationPeople_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { OrganisationPeopleTab as OrganisationPeopleTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { OrganisationSettings as OrganisationSettings_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { OrganisationSettingsTab as OrganisationSettingsTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { NewOrganisation as NewOrganisation_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { NumberCell as NumberCell_bdddb438b2b1570d5036f1ac74242152 } from 'payload-partner-program/client'
import { PublishAgreement as PublishAgreement_bdddb438b2b1570d5036f1ac74242152 } from 'payload-partner-program/client'
import { AgreementStatus as AgreementStatus_bdddb438b2b1570d5036f1ac74242152 } from 'payload-partner-program/client'
import { UnpublishAgreement as UnpublishAgreement_bdddb438b2b1570d5036f1ac74242152 } from 'payload-partner-program/client'
import { AgreementTextTab as AgreementTextTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { AgreementVersions as AgreementVersions_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { AgreementVersionsTab as AgreementVersionsTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { AgreementCoverage as AgreementCoverage_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { AgreementCoverageTab as AgreementCoverageTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { AgreementVersionPage as AgreementVersionPage_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { AcceptancePage as AcceptancePage_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { AccountOverview as AccountOverview_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { AccountTab as AccountTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { AccountSettings as AccountSettings_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { AccountSettingsTab as AccountSettingsTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { InvoicePage as InvoicePage_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { EndCell as EndCell_bdddb438b2b1570d5036f1ac74242152 } from 'payload-partner-program/client'
import { CapCell as CapCell_bdddb438b2b1570d5036f1ac74242152 } from 'payload-partner-program/client'
import { DealStateCell as DealStateCell_bdddb438b2b1570d5036f1ac74242152 } from 'payload-partner-program/client'
import { DealPage as DealPage_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { DealTab as DealTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { DealSimulator as DealSimulator_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { SimulatorTab as SimulatorTab_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { NewDeal as NewDeal_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { SettlementPage as SettlementPage_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { NewSettlement as NewSettlement_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { AccountActions as AccountActions_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { PersonPage as PersonPage_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { OutgoingMailPage as OutgoingMailPage_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { Nav as Nav_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { ClockBanner as ClockBanner_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { SignUpLink as SignUpLink_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { RevenueLink as RevenueLink_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { HomeLink as HomeLink_bdddb438b2b1570d5036f1ac74242152 } from 'payload-partner-program/client'
import { AgreementPreview as AgreementPreview_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { Revenue as Revenue_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { Home as Home_b8597280c7d822a6e9f58403900575de } from 'payload-partner-program/rsc'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "payload-partner-program/client#TextCell": TextCell_bdddb438b2b1570d5036f1ac74242152,
  "payload-partner-program/client#FieldOrText": FieldOrText_bdddb438b2b1570d5036f1ac74242152,
  "payload-partner-program/client#RelationshipCell": RelationshipCell_bdddb438b2b1570d5036f1ac74242152,
  "payload-partner-program/client#DateCell": DateCell_bdddb438b2b1570d5036f1ac74242152,
  "payload-partner-program/rsc#ListLead": ListLead_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#DocumentPage": DocumentPage_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#CreatePage": CreatePage_b8597280c7d822a6e9f58403900575de,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#RelationshipFeatureClient": RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ChecklistFeatureClient": ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#IndentFeatureClient": IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#AlignFeatureClient": AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "payload-partner-program/client#SelectCell": SelectCell_bdddb438b2b1570d5036f1ac74242152,
  "payload-partner-program/client#CheckboxCell": CheckboxCell_bdddb438b2b1570d5036f1ac74242152,
  "payload-partner-program/rsc#WorkspaceWork": WorkspaceWork_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#WorkTab": WorkTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#WorkspacePeople": WorkspacePeople_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#PeopleTab": PeopleTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#WorkspaceDataOwner": WorkspaceDataOwner_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#DataOwnerTab": DataOwnerTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#WorkspaceBilling": WorkspaceBilling_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#BillingTab": BillingTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#WorkspaceActivity": WorkspaceActivity_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#ActivityTab": ActivityTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#WorkspaceSettings": WorkspaceSettings_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#SettingsTab": SettingsTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#NewWorkspace": NewWorkspace_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#OrganisationOverview": OrganisationOverview_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#OverviewTab": OverviewTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#Partnership": Partnership_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#PartnershipTab": PartnershipTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#OrganisationPeople": OrganisationPeople_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#OrganisationPeopleTab": OrganisationPeopleTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#OrganisationSettings": OrganisationSettings_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#OrganisationSettingsTab": OrganisationSettingsTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#NewOrganisation": NewOrganisation_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/client#NumberCell": NumberCell_bdddb438b2b1570d5036f1ac74242152,
  "payload-partner-program/client#PublishAgreement": PublishAgreement_bdddb438b2b1570d5036f1ac74242152,
  "payload-partner-program/client#AgreementStatus": AgreementStatus_bdddb438b2b1570d5036f1ac74242152,
  "payload-partner-program/client#UnpublishAgreement": UnpublishAgreement_bdddb438b2b1570d5036f1ac74242152,
  "payload-partner-program/rsc#AgreementTextTab": AgreementTextTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#AgreementVersions": AgreementVersions_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#AgreementVersionsTab": AgreementVersionsTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#AgreementCoverage": AgreementCoverage_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#AgreementCoverageTab": AgreementCoverageTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#AgreementVersionPage": AgreementVersionPage_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#AcceptancePage": AcceptancePage_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#AccountOverview": AccountOverview_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#AccountTab": AccountTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#AccountSettings": AccountSettings_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#AccountSettingsTab": AccountSettingsTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#InvoicePage": InvoicePage_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/client#EndCell": EndCell_bdddb438b2b1570d5036f1ac74242152,
  "payload-partner-program/client#CapCell": CapCell_bdddb438b2b1570d5036f1ac74242152,
  "payload-partner-program/client#DealStateCell": DealStateCell_bdddb438b2b1570d5036f1ac74242152,
  "payload-partner-program/rsc#DealPage": DealPage_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#DealTab": DealTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#DealSimulator": DealSimulator_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#SimulatorTab": SimulatorTab_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#NewDeal": NewDeal_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#SettlementPage": SettlementPage_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#NewSettlement": NewSettlement_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#AccountActions": AccountActions_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#PersonPage": PersonPage_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#OutgoingMailPage": OutgoingMailPage_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#Nav": Nav_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#ClockBanner": ClockBanner_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#SignUpLink": SignUpLink_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#RevenueLink": RevenueLink_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/client#HomeLink": HomeLink_bdddb438b2b1570d5036f1ac74242152,
  "payload-partner-program/rsc#AgreementPreview": AgreementPreview_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#Revenue": Revenue_b8597280c7d822a6e9f58403900575de,
  "payload-partner-program/rsc#Home": Home_b8597280c7d822a6e9f58403900575de,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
