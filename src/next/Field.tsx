import { useId } from 'react'

export type FieldOptions = {
  autoComplete: string
  hint?: string
  /** What is wrong with a value, before anybody is asked. */
  judge: (value: string) => string | undefined
  label: string
  name: string
  type: 'email' | 'password' | 'text'
}

/** One input with its label, its hint, and what is wrong with it. */
export const Field = ({
  autoComplete,
  hint,
  label,
  name,
  problem,
  type,
}: FieldOptions & { problem: string | undefined }) => {
  const id = useId()
  const said = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div className="pp-field">
      <label htmlFor={id}>{label}</label>
      <input
        aria-describedby={said || undefined}
        aria-invalid={problem ? true : undefined}
        aria-required
        autoCapitalize={type === 'text' ? 'words' : 'none'}
        autoComplete={autoComplete}
        id={id}
        maxLength={type === 'email' ? 254 : 200}
        name={name}
        type={type}
      />
      {hint && (
        <p className="pp-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="pp-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}
