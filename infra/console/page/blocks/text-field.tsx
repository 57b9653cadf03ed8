/** By what the field is found, named and explained. */
export interface Described {
  id?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | undefined;
  'aria-labelledby'?: string | undefined;
}

interface Props extends Described {
  type: 'text' | 'lines' | 'date' | 'time';
  value: string;
  maxLength?: number | undefined;
  placeholder?: string | undefined;
  onChange: (value: string) => void;
}

export function TextField({ type, onChange, ...rest }: Props) {
  if (type === 'lines')
    return (
      <textarea
        rows={3}
        {...rest}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    );
  return (
    <input
      type={type}
      autoComplete="off"
      {...rest}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}
