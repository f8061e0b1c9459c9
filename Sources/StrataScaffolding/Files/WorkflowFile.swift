extension NewPackage {
  /// The workflow for GitHub that checks pull requests, and comments on them with what changes.
  var workflow: String {
    #"""
    name: templates
    on: pull_request
    permissions: {}
    jobs:
      check:
        runs-on: ubuntu-24.04
        container: swift:6.3.1-noble
        permissions:
          contents: read
        steps:
          - uses: actions/checkout@v4
            with:
              fetch-depth: 0
          - uses: actions/cache@v4
            with:
              path: .build
              key: build-${{ hashFiles('Package.swift', 'Package.resolved') }}
          - name: Build
            run: swift build --build-tests
          - name: Test
            run: swift test --skip-build
          - name: What changes
            run: |
              git config --global --add safe.directory "$GITHUB_WORKSPACE"
              status=0
              .build/debug/\#(name.text) diff --committed --against "origin/$GITHUB_BASE_REF" --markdown > diff.md || status=$?
              # A mistake is 1 as well, and prints nothing here.
              case $status in 0 | 1 | 3) test -s diff.md ;; *) exit "$status" ;; esac
          - name: Check
            run: .build/debug/\#(name.text) check --committed
          - uses: actions/upload-artifact@v4
            if: always()
            with:
              name: templates
              path: |
                diff.md
                templates
      comment:
        needs: check
        if: always() && github.event.pull_request.head.repo.full_name == github.repository
        runs-on: ubuntu-24.04
        permissions:
          pull-requests: write
        steps:
          - uses: actions/download-artifact@v4
            with:
              name: templates
          - name: Comment
            env:
              GH_TOKEN: ${{ github.token }}
              NUMBER: ${{ github.event.pull_request.number }}
            run: |
              comment() { gh pr comment "$NUMBER" --repo "$GITHUB_REPOSITORY" --body-file diff.md "$@"; }
              comment --edit-last || comment

    """#
  }
}
