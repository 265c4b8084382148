import MargayCLI

Margay.run()
