import { openGet, openPost, type Route, setUpGet, setUpPost } from '../../route.ts'
import { administrator_path, administratorFound, administratorShow } from './administrator-found.ts'
import { companyFound, set_up_path, setUpClaim, setUpShow } from './company-found.ts'

export const setUpRoutes: readonly Route[] = [
  setUpGet(set_up_path, setUpShow),
  setUpPost(set_up_path, setUpClaim),
  setUpPost('/set-up/company', companyFound),
  openGet(administrator_path, administratorShow),
  openPost(administrator_path, administratorFound),
]
