import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react'
import { go } from './address.ts'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; children: ReactNode }

/** A link within the page: a plain click moves without loading, every other click does what links do. */
export function Link({ href, onClick, children, ...rest }: Props) {
  const click = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(href)
  }
  return (
    <a href={href} onClick={click} {...rest}>
      {children}
    </a>
  )
}
