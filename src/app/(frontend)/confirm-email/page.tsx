export { ConfirmEmailPage as default } from 'payload-partner-program/next'
