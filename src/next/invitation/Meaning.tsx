import type { Sentences } from '../sentences/index.js'
import type { Invitation } from './load.js'

type Props = { invitation: Invitation; say: Sentences }

/** What somebody will be able to do with the role, and what not. */
export const Meaning = ({ invitation, say }: Props) => {
  const { inviterName, organisationName, place, role, source } = invitation
  if (place.kind === 'platform') return <p>{say.platformText}</p>
  const abilities = say[place.kind](organisationName ?? inviterName)[
    source === 'data-owner' ? 'dataOwner' : (role ?? '')
  ]
  const called = say.roles[role ?? ''] ?? role ?? ''
  return (
    <>
      {role === 'observer' && <p>{say.invitedAs(inviterName, called)}</p>}
      {role !== 'observer' && role !== 'external' && <p>{say.youWillBe(called)}</p>}
      {abilities && (
        <div className="pp-meaning">
          <Abilities items={abilities.can} kind="can" title={say.can} />
          <Abilities items={abilities.cannot} kind="cannot" title={say.cannot} />
        </div>
      )}
    </>
  )
}

type AbilitiesProps = { items: string[]; kind: 'can' | 'cannot'; title: string }

const Abilities = ({ items, kind, title }: AbilitiesProps) =>
  items.length > 0 && (
    <section>
      <h2>{title}</h2>
      <ul className={`pp-${kind}`}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  )
