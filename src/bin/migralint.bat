@echo off
rem Starts migralint on a Java 21 or newer: MIGRALINT_JAVA if it is set, else the JDK that the
rem start-up archive was made for, else the first that is found.
setlocal DisableDelayedExpansion
set "LIB=%~dp0..\lib"
set "FOUND="
if defined MIGRALINT_JAVA (
  set "FOUND=%MIGRALINT_JAVA%"
  if exist "%MIGRALINT_JAVA%\bin\java.exe" goto run
  echo migralint: MIGRALINT_JAVA is %MIGRALINT_JAVA%, which holds no bin\java.exe. 1>&2
  exit /b 3
)
call :consider "@ARCHIVE_JAVA_HOME@"
call :consider "%JAVA_HOME%"
call :consider "%JAVA_HOME_25_X64%"
call :consider "%JAVA_HOME_25_ARM64%"
call :consider "%JAVA_HOME_21_X64%"
call :consider "%JAVA_HOME_21_ARM64%"
for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :consider "%%~dp$PATH:j.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*") do call :consider "%%d"
if not defined FOUND (
  echo migralint: needs Java 21 or newer, and found none. 1>&2
  echo Install a JDK or JRE 21 or newer, for example Temurin 25 ^(https://adoptium.net^), and set 1>&2
  echo JAVA_HOME, or MIGRALINT_JAVA for migralint alone, to its folder. 1>&2
  exit /b 3
)

:run
set "OPTION=-Xshare:auto"
if exist "%LIB%\@ARCHIVE@" if not "@ARCHIVE@"=="" if /i "%FOUND%"=="@ARCHIVE_JAVA_HOME@" set "OPTION=@ARCHIVE_OPTION@%LIB%\@ARCHIVE@"
"%FOUND%\bin\java.exe" @FLAGS@ -Xlog:disable "-Dmigralint.launcher=%~f0" "%OPTION%" -cp "%LIB%\@JAR@" dev.migralint.cli.Main %*
exit /b %ERRORLEVEL%

rem Keeps the Java home %1 if it is the first whose release file names Java 21 or newer.
:consider
if defined FOUND exit /b
if "%~1"=="" exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f usebackq^ tokens^=2^ delims^=.^=^" %%v in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do if %%v geq 21 set "FOUND=%~1"
exit /b
