import { InvitationPage } from './InvitationPage'

const Page = () => <InvitationPage />

export default Page
