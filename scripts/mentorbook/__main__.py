"""`python -m mentorbook` is the same program as `mentorbook`."""

from mentorbook.cli import main

if __name__ == "__main__":
    main()
