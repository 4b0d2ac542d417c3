export { down, up } from '../../exports/migrations'
