import type { Command } from './command.js'

import {
  acceptAgreementCommand,
  agreementCoverageCommand,
  agreementEvidenceCommand,
  currentAgreementCommand,
  startCampaignCommand,
} from './agreements.js'
import {
  creditInvoiceCommand,
  disputeInvoiceCommand,
  failRefundCommand,
  invoicePdfCommand,
  issueInvoiceCommand,
  payInvoiceCommand,
  refundInvoiceCommand,
  voidInvoiceCommand,
  wonDisputeCommand,
} from './billing.js'
import { workspaceBrandCommand } from './brand.js'
import { localOf } from './command.js'
import { confirmEmailCommand } from './confirmEmail.js'
import {
  confirmDataOwnerCommand,
  objectDataOwnerCommand,
  objectProposedDataOwner,
} from './dataOwner.js'
import { organisationMembersCommand, workspaceMembersCommand } from './directory.js'
import { eraseUserCommand } from './eraseUser.js'
import {
  acceptInvitationCommand,
  acceptMyInvitation,
  declineInvitationCommand,
  inspectInvitationCommand,
  myInvitationsCommand,
  renewInvitationCommand,
  resendInvitationCommand,
  revokeInvitationCommand,
} from './invitations.js'
import { healthCommand, resendOutgoingMailCommand, setClockCommand } from './platform.js'
import {
  cancelSettlementCommand,
  createSettlementCommand,
  referralReviewCommand,
  referralStatementCommand,
  replayReferralEntryCommand,
  simulateReferralEntryCommand,
} from './referrals.js'
import {
  approveAccessRequestCommand,
  denyAccessRequestCommand,
  discoverableWorkspacesCommand,
  withdrawAccessRequestCommand,
} from './requests.js'
import { signUpCommand } from './signUp.js'
import { accountSeatsCommand, rollupCommand } from './usage.js'
import { whyCommand } from './why.js'

/** Every command, as GraphQL knows them. */
export const COMMANDS = [
  acceptAgreementCommand,
  accountSeatsCommand,
  cancelSettlementCommand,
  createSettlementCommand,
  creditInvoiceCommand,
  disputeInvoiceCommand,
  failRefundCommand,
  issueInvoiceCommand,
  payInvoiceCommand,
  referralReviewCommand,
  referralStatementCommand,
  refundInvoiceCommand,
  replayReferralEntryCommand,
  rollupCommand,
  simulateReferralEntryCommand,
  voidInvoiceCommand,
  wonDisputeCommand,
  acceptInvitationCommand,
  agreementCoverageCommand,
  approveAccessRequestCommand,
  currentAgreementCommand,
  declineInvitationCommand,
  denyAccessRequestCommand,
  discoverableWorkspacesCommand,
  confirmDataOwnerCommand,
  confirmEmailCommand,
  eraseUserCommand,
  inspectInvitationCommand,
  myInvitationsCommand,
  objectDataOwnerCommand,
  organisationMembersCommand,
  renewInvitationCommand,
  resendInvitationCommand,
  resendOutgoingMailCommand,
  revokeInvitationCommand,
  setClockCommand,
  signUpCommand,
  startCampaignCommand,
  whyCommand,
  withdrawAccessRequestCommand,
  workspaceBrandCommand,
  workspaceMembersCommand,
] as unknown as readonly Command[]

/** Every REST path: the commands', and those that only REST needs. */
export const REST_COMMANDS = [
  ...COMMANDS,
  acceptMyInvitation,
  agreementEvidenceCommand,
  healthCommand,
  invoicePdfCommand,
  objectProposedDataOwner,
] as unknown as readonly Command[]

export const acceptAgreement = localOf(acceptAgreementCommand)
export const acceptInvitation = localOf(acceptInvitationCommand)
export const agreementCoverage = localOf(agreementCoverageCommand)
export const agreementEvidence = localOf(agreementEvidenceCommand)
export const approveAccessRequest = localOf(approveAccessRequestCommand)
export const currentAgreement = localOf(currentAgreementCommand)
export const declineInvitation = localOf(declineInvitationCommand)
export const denyAccessRequest = localOf(denyAccessRequestCommand)
export const discoverableWorkspaces = localOf(discoverableWorkspacesCommand)
export const confirmDataOwner = localOf(confirmDataOwnerCommand)
export const confirmEmail = localOf(confirmEmailCommand)
export const eraseUser = localOf(eraseUserCommand)
export const inspectInvitation = localOf(inspectInvitationCommand)
export const myInvitations = localOf(myInvitationsCommand)
export const objectDataOwner = localOf(objectDataOwnerCommand)
export const organisationMembers = localOf(organisationMembersCommand)
export const renewInvitation = localOf(renewInvitationCommand)
export const resendInvitation = localOf(resendInvitationCommand)
export const resendOutgoingMail = localOf(resendOutgoingMailCommand)
export const revokeInvitation = localOf(revokeInvitationCommand)
export const setClock = localOf(setClockCommand)
export const signUp = localOf(signUpCommand)
export const startCampaign = localOf(startCampaignCommand)
export const why = localOf(whyCommand)
export const withdrawAccessRequest = localOf(withdrawAccessRequestCommand)
export const workspaceBrand = localOf(workspaceBrandCommand)
export const workspaceMembers = localOf(workspaceMembersCommand)
export const accountSeats = localOf(accountSeatsCommand)
export const cancelSettlement = localOf(cancelSettlementCommand)
export const createSettlement = localOf(createSettlementCommand)
export const creditInvoice = localOf(creditInvoiceCommand)
export const disputeInvoice = localOf(disputeInvoiceCommand)
export const failRefund = localOf(failRefundCommand)
export const issueInvoice = localOf(issueInvoiceCommand)
export const payInvoice = localOf(payInvoiceCommand)
export const referralReview = localOf(referralReviewCommand)
export const referralStatement = localOf(referralStatementCommand)
export const refundInvoice = localOf(refundInvoiceCommand)
export const replayReferralEntry = localOf(replayReferralEntryCommand)
export const rollup = localOf(rollupCommand)
export const simulateReferralEntry = localOf(simulateReferralEntryCommand)
export const voidInvoice = localOf(voidInvoiceCommand)
export const wonDispute = localOf(wonDisputeCommand)
export const invoicePdf = localOf(invoicePdfCommand)
