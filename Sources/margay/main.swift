import MargayCLI
import MargayKit
import MargayShippedRules

let registry = Registry()
registry.register(ShippedRules.all)
Margay.run(registry)
