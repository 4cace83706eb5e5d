"""Everything about meeting, as packages by capability. Read `domain` first."""
