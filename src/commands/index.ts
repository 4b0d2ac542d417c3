import type { Command } from './command.js'

import {
  acceptAgreementCommand,
  agreementCoverageCommand,
  agreementEvidenceCommand,
  currentAgreementCommand,
  startCampaignCommand,
} from './agreements.js'
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
  approveAccessRequestCommand,
  denyAccessRequestCommand,
  discoverableWorkspacesCommand,
  withdrawAccessRequestCommand,
} from './requests.js'
import { signUpCommand } from './signUp.js'
import { whyCommand } from './why.js'

/** Every command, as GraphQL knows them. */
export const COMMANDS = [
  acceptAgreementCommand,
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
