"""`python -m summitgraph`: the same as the command `summitgraph`."""

from summitgraph.cli import main

if __name__ == "__main__":
    main()
