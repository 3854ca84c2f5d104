; The Windows installer over the one-folder build: makensis -DVERSION=0.1.0 -DBUNDLE=FOLDER -DTARGET=FILE steppeline.nsi
; Silent: /S; for all users: /ALLUSERS (asks for an administrator's rights); another folder: /D=C:\Place
Unicode true
!include MUI2.nsh
!include FileFunc.nsh
!insertmacro RefreshShellIcons
!insertmacro un.RefreshShellIcons
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_INSTDIR Steppeline
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_MUI
!include MultiUser.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Steppeline"
Name Steppeline
OutFile "${TARGET}"
SetCompressor /SOLID lzma

!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE Russian

Function .onInit
  !insertmacro MULTIUSER_INIT
FunctionEnd

Function un.onInit
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Section
  ; Nothing is touched while the program runs: its file could not be replaced.
  ClearErrors
  Delete "$INSTDIR\steppeline.exe"
  IfErrors 0 +3
    MessageBox MB_ICONSTOP "Steppeline is running. Close it, then install again." /SD IDOK
    Abort
  ; An upgrade replaces the program's own folder; settings and casefiles lie elsewhere.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath $INSTDIR
  File /r "${BUNDLE}/*"
  CreateShortcut "$SMPROGRAMS\Steppeline.lnk" "$INSTDIR\steppeline.exe"
  WriteRegStr SHCTX "Software\Classes\.steppeline" "" Steppeline.Casefile
  WriteRegStr SHCTX "Software\Classes\Steppeline.Casefile" "" "Steppeline casefile"
  WriteRegStr SHCTX "Software\Classes\Steppeline.Casefile\DefaultIcon" "" "$INSTDIR\steppeline.exe,0"
  WriteRegStr SHCTX "Software\Classes\Steppeline.Casefile\shell\open\command" "" '"$INSTDIR\steppeline.exe" window "%1"'
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr SHCTX "${UNINSTALL}" DisplayName Steppeline
  WriteRegStr SHCTX "${UNINSTALL}" DisplayVersion "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" DisplayIcon "$INSTDIR\steppeline.exe,0"
  WriteRegStr SHCTX "${UNINSTALL}" QuietUninstallString '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegStr SHCTX "${UNINSTALL}" UninstallString '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  ${RefreshShellIcons}
SectionEnd

Section Uninstall
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\steppeline.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Steppeline.lnk"
  DeleteRegKey SHCTX "Software\Classes\.steppeline"
  DeleteRegKey SHCTX "Software\Classes\Steppeline.Casefile"
  DeleteRegKey SHCTX "${UNINSTALL}"
  ${un.RefreshShellIcons}
SectionEnd
