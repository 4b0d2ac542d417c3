export { down, up } from '../db/migrations.js'
