export { InvitationPage as default } from 'payload-partner-program/next'
