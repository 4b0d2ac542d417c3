'use client'

import type { Say } from '../../translations/index.js'

import { useTranslation } from '@payloadcms/ui'

import { sayWith } from '../../translations/index.js'

export const useSay = (): Say => sayWith(useTranslation())
