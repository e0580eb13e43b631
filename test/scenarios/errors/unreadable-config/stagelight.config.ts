export default { lifecycle: 
