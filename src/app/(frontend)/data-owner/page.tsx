export { DataOwnerPage as default } from 'payload-partner-program/next'
