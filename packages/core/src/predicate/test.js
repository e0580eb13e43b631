/** Whether `subject` passes. Lists pass when one of their members does. Never throws on data. */
export function holds(subject, [path, operator, operand]) {
    return reach(subject, path.split("."), (value) => {
        if (operator === "?")
            return value != null;
        if (operator === "=")
            return operand.includes(value);
        if (operator === "^") {
            return operand.some((range) => (String(value).toLowerCase() + "-").startsWith(range.toLowerCase() + "-"));
        }
        // An empty text or null would count as 0.
        if (typeof value !== "number" && !(typeof value === "string" && value.trim()))
            return false;
        const number = +value;
        const bound = operand;
        return operator === ">="
            ? number >= bound
            : operator === ">"
                ? number > bound
                : operator === "<="
                    ? number <= bound
                    : number < bound;
    });
}
function reach(value, keys, passes) {
    if (Array.isArray(value))
        return value.some((member) => reach(member, keys, passes));
    if (!keys[0])
        return passes(value);
    // Own properties only: visitors' data must not reach `constructor` or `__proto__`.
    return (value != null &&
        Object.prototype.hasOwnProperty.call(value, keys[0]) &&
        reach(value[keys[0]], keys.slice(1), passes));
}
