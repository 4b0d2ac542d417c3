export { AccountOverview } from '../admin/account/AccountOverview.js'
export { AccountSettings } from '../admin/account/AccountSettings.js'
export { AccountSettingsTab, AccountTab } from '../admin/account/tabs.js'
export { AcceptancePage } from '../admin/agreement/AcceptancePage.js'
export { AgreementCoverage } from '../admin/agreement/AgreementCoverage.js'
export { AgreementPreview } from '../admin/agreement/AgreementPreview.js'
export { AgreementVersionPage } from '../admin/agreement/AgreementVersionPage.js'
export { AgreementVersions } from '../admin/agreement/AgreementVersions.js'
export {
  AgreementCoverageTab,
  AgreementTextTab,
  AgreementVersionsTab,
} from '../admin/agreement/tabs.js'
export { ClockBanner } from '../admin/ClockBanner.js'
export { DealPage } from '../admin/deal/DealPage.js'
export { DealSimulator } from '../admin/deal/DealSimulator.js'
export { NewDeal } from '../admin/deal/NewDeal.js'
export { DealTab, SimulatorTab } from '../admin/deal/tabs.js'
export { CreatePage } from '../admin/document/CreatePage.js'
export { DocumentPage } from '../admin/document/DocumentPage.js'
export { ListLead } from '../admin/document/ListLead.js'
export { Home } from '../admin/home/Home.js'
export { InvoicePage } from '../admin/invoice/InvoicePage.js'
export { OutgoingMailPage } from '../admin/mail/OutgoingMailPage.js'
export { Nav } from '../admin/nav/Nav.js'
export { NewOrganisation } from '../admin/organisation/NewOrganisation.js'
export { OrganisationOverview } from '../admin/organisation/OrganisationOverview.js'
export { OrganisationPeople } from '../admin/organisation/OrganisationPeople.js'
export { OrganisationSettings } from '../admin/organisation/OrganisationSettings.js'
export { Partnership } from '../admin/organisation/Partnership.js'
export {
  OrganisationPeopleTab,
  OrganisationSettingsTab,
  OverviewTab,
  PartnershipTab,
} from '../admin/organisation/tabs.js'
export { AccountActions } from '../admin/person/AccountActions.js'
export { PersonPage } from '../admin/person/PersonPage.js'
export { Revenue } from '../admin/revenue/Revenue.js'
export { RevenueLink } from '../admin/revenue/RevenueLink.js'
export { NewSettlement } from '../admin/settlement/NewSettlement.js'
export { SettlementPage } from '../admin/settlement/SettlementPage.js'
export { SignUpLink } from '../admin/SignUpLink.js'
export {
  ActivityTab,
  BillingTab,
  DataOwnerTab,
  PeopleTab,
  SettingsTab,
  WorkTab,
} from '../admin/workspace/tabs.js'
export { NewWorkspace } from '../admin/workspace/NewWorkspace.js'
export { WorkspaceActivity } from '../admin/workspace/WorkspaceActivity.js'
export { WorkspaceBilling } from '../admin/workspace/WorkspaceBilling.js'
export { WorkspaceDataOwner } from '../admin/workspace/WorkspaceDataOwner.js'
export { WorkspacePeople } from '../admin/workspace/WorkspacePeople.js'
export { WorkspaceSettings } from '../admin/workspace/WorkspaceSettings.js'
export { WorkspaceWork } from '../admin/workspace/WorkspaceWork.js'
