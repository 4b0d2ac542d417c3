export { SignUpPage as default } from 'payload-partner-program/next'
