/** A site's name and address as somebody wrote them. What is not known is ''. */
export type Place = {
  readonly name: string
  /** The address above the suburb: unit, number, street; one line or several. */
  readonly lines: readonly string[]
  /** Or town or city. */
  readonly suburb: string
  readonly state: string
  readonly postcode: string
  readonly country: string
}
