import { get, post, type Route } from '../../route.ts'
import { addressBookShow } from './address-book-show.ts'
import {
  addressAdd,
  addressChange,
  addressJoin,
  addressNew,
  addressRemove,
  addressShow,
} from './address-save.ts'

export const addressBookRoutes: readonly Route[] = [
  get('/address-book', 'see', addressBookShow, { nav: 'addressBook' }),
  get('/address-book/new', 'dispatch', addressNew),
  post('/address-book/new', 'dispatch', 'address-add', addressAdd),
  get('/address-book/:id', 'dispatch', addressShow),
  post('/address-book/:id', 'dispatch', 'address-change', addressChange),
  post('/address-book/:id/remove', 'dispatch', 'address-remove', addressRemove),
  post('/address-book/:id/join', 'dispatch', 'address-change', addressJoin),
]
